package io.amends.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Resident memory of a process, in bytes.
final class ResidentMemory {

    private ResidentMemory() {}

    /// @return 0 when the process is gone
    static long of(long pid) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        return Files.isReadable(status) ? fromLinux(status) : fromTool(pid);
    }

    private static long fromLinux(Path status) {
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> kilobytes(line.substring("VmRSS:".length())))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /// Where there is no `/proc`, as on macOS.
    private static long fromTool(long pid) {
        try {
            var process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            try (var reader = process.inputReader()) {
                var line = reader.readLine();
                return line == null ? 0 : kilobytes(line);
            }
        } catch (IOException noSuchTool) {
            return 0;
        }
    }

    private static long kilobytes(String text) {
        var digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) * 1024;
    }
}
