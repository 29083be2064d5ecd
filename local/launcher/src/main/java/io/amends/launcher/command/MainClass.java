package io.amends.launcher.command;

import io.amends.process.StartupException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/// Runs the main method of a class that is given by name.
final class MainClass {

    private MainClass() {}

    /// @param absent the error message when the class does not exist
    static void run(String className, String absent, List<String> arguments)
            throws ReflectiveOperationException {
        Class<?> type;
        try {
            type = Class.forName(className);
        } catch (ClassNotFoundException notThere) {
            throw new StartupException(absent + ".", notThere);
        }
        try {
            type.getMethod("main", String[].class)
                    .invoke(null, (Object) arguments.toArray(String[]::new));
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw failed;
        }
    }
}
