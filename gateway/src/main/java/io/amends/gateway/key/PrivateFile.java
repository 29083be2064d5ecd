package io.amends.gateway.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A small file that only its owner can read. It is replaced atomically.
///
/// @param path the file
public record PrivateFile(Path path) {

    /// The content without surrounding white space; empty when there is no file.
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + path, failed);
        }
    }

    /// Replaces the content. The data are on disk when this returns.
    public void write(String text) {
        try {
            var folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var attributes =
                    Files.getFileStore(folder).supportsFileAttributeView("posix")
                            ? PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                            : null;
            var draft =
                    attributes == null
                            ? Files.createTempFile(folder, ".new", null)
                            : Files.createTempFile(folder, ".new", null, attributes);
            writeThrough(draft, text + "\n");
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + path, failed);
        }
    }

    private static void writeThrough(Path draft, String text) throws IOException {
        try (var channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
