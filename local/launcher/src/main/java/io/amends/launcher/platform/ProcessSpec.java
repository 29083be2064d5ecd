package io.amends.launcher.platform;

import io.amends.process.JvmCommand;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A process to be started.
///
/// @param name name of its log file
/// @param command the Java command
/// @param parts its components: one, or all services together
/// @param furtherPorts ports it uses in addition to those of its components
record ProcessSpec(
        String name, JvmCommand command, List<ComponentSpec> parts, List<Integer> furtherPorts) {

    ProcessSpec(
            String name, JvmCommand command, List<ComponentSpec> parts, Integer... furtherPorts) {
        this(name, command, parts, List.of(furtherPorts));
    }

    IntStream ports() {
        return Stream.concat(parts.stream().map(ComponentSpec::port), furtherPorts.stream())
                .mapToInt(Integer::intValue);
    }
}
