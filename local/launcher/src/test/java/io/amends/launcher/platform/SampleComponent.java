package io.amends.launcher.platform;

import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import io.amends.process.ParentProcessWatcher;
import io.amends.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/// A small component: listens, prints that it is ready, and writes to a file when it is stopped.
final class SampleComponent {

    private SampleComponent() {}

    static ProcessSpec plan(String name, Path diary) {
        int port = Ports.free();
        return new ProcessSpec(
                name,
                command(name, Integer.toString(port), diary.toString()),
                List.of(new ComponentSpec(name, port)));
    }

    static ProcessSpec thatCannotStart(String name) {
        return new ProcessSpec(name, command(name), List.of(new ComponentSpec(name, Ports.free())));
    }

    private static JvmCommand command(String... arguments) {
        return JvmCommand.of(
                SampleComponent.class.getName(),
                List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(arguments));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            System.err.println("a line that does not matter");
            System.err.println(arguments[0] + ": the moon is not full");
            System.exit(1);
        }
        ParentProcessWatcher.exitWithParent();
        var diary = Path.of(arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(diary, arguments[0])));
        try (var _ =
                new ServerSocket(
                        Integer.parseInt(arguments[1]), 5, InetAddress.getLoopbackAddress())) {
            System.out.println(
                    arguments[0] + ChildJvm.READY + "127.0.0.1:" + arguments[1] + " after 0.1 s");
            Thread.sleep(Duration.ofHours(1)); // runs until it is stopped
        }
    }

    private static void write(Path diary, String name) {
        try {
            Files.writeString(
                    diary, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            System.err.println("the diary cannot be written");
        }
    }
}
