package io.amends.launcher.platform;

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
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The [PlatformState] on disk. Replaced atomically, so that a reader never sees half of it; where
/// the disk has no room for a second file, written over the first one.
final class StateFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Minimum size of a file on disk, so that overwriting it needs no further space.
    private static final int BLOCK = 4096;

    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MILLIS = 10;

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /// @throws IOException when the disk accepts neither a new file nor overwriting
    void write(PlatformState state) throws IOException {
        var content = padded(JSON.writeValueAsString(state).getBytes(StandardCharsets.UTF_8));
        var next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(next, content);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            overwrite(content);
        }
    }

    private void overwrite(byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.truncate(content.length);
        }
    }

    /// Padded with spaces, which are valid after JSON.
    private static byte[] padded(byte[] json) {
        var blocks = new byte[(json.length + BLOCK - 1) / BLOCK * BLOCK];
        Arrays.fill(blocks, (byte) ' ');
        System.arraycopy(json, 0, blocks, 0, json.length);
        return blocks;
    }

    /// @return the state written last; empty when there is none, or another version wrote it
    Optional<PlatformState> read() {
        for (int attempt = 1; ; attempt++) {
            try {
                return Optional.of(JSON.readValue(Files.readString(file), PlatformState.class));
            } catch (NoSuchFileException neverStarted) {
                return Optional.empty();
            } catch (JacksonException halfOrOfAnotherVersion) {
                if (attempt == ATTEMPTS) {
                    return Optional.empty();
                }
                pause();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
