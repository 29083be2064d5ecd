package io.amends.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command of a child process: a main class on a class path, with this process' Java.
///
/// @param mainClass the class to run
/// @param classPath entries as `java -cp` takes them
/// @param flags for Java itself: heap, collector, caches
/// @param environment in addition to the inherited one
/// @param arguments for the main class
public record JvmCommand(
        String mainClass,
        String classPath,
        List<String> flags,
        Map<String, String> environment,
        List<String> arguments) {

    /// Runs a class of this process's own class path.
    public static JvmCommand of(String mainClass, List<String> flags, List<String> arguments) {
        return new JvmCommand(
                mainClass, System.getProperty("java.class.path"), flags, Map.of(), arguments);
    }

    /// @return the same with these arguments appended
    public JvmCommand withArguments(String... further) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(further));
        return new JvmCommand(mainClass, classPath, flags, environment, List.copyOf(all));
    }

    /// @return the same with these variables added
    public JvmCommand withEnvironment(Map<String, String> variables) {
        return new JvmCommand(mainClass, classPath, flags, Map.copyOf(variables), arguments);
    }

    /// @return the program and its arguments, as an operating system expects them
    public List<String> line() {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.addAll(List.of("-cp", classPath, mainClass));
        line.addAll(arguments);
        return line;
    }
}
