package io.amends.embedded.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files of a store as after a crash.
final class Images {

    private Images() {}

    /// The logs and their lengths in bytes.
    static Map<String, Long> logs(Path dir) {
        Map<String, Long> lengths = new HashMap<>();
        for (Path log : list(dir.resolve("records"))) {
            if (log.toString().endsWith(".log")) {
                lengths.put(log.getFileName().toString(), length(log));
            }
        }
        return lengths;
    }

    static Path newestLog(Path dir) {
        return list(dir.resolve("records")).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .max(Comparator.comparing(Path::getFileName))
                .orElseThrow();
    }

    /// Copies a store that may be running. Files that are deleted meanwhile are omitted: RocksDB
    /// deletes those it no longer needs.
    static Path copy(Path dir, Path to) throws IOException {
        Files.createDirectories(to.resolve("records"));
        Files.copy(dir.resolve("format"), to.resolve("format"));
        Files.copy(dir.resolve("synced"), to.resolve("synced"));
        List<Path> files = list(dir.resolve("records"));
        // Files that reference others first, so that those are still there when they are copied.
        for (Path file : files.stream().sorted(Comparator.comparing(Images::rank)).toList()) {
            try {
                Files.copy(file, to.resolve("records").resolve(file.getFileName()));
            } catch (NoSuchFileException e) {
                // no longer needed
            }
        }
        return to;
    }

    /// Overwrites a part of a file with noise.
    static void scribble(Path file, long at, byte[] noise) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int rank(Path file) {
        String name = file.getFileName().toString();
        return name.equals("CURRENT") ? 0 : name.startsWith("MANIFEST") ? 1 : 2;
    }

    static void cut(Path file, long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path dir) {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
