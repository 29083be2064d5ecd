package io.amends.launcher.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The [PlatformState] on disk. Replaced as a whole, so that a reader never sees half of it.
final class StateFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    void write(PlatformState state) {
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, JSON.writeValueAsString(state));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Optional<PlatformState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), PlatformState.class));
        } catch (NoSuchFileException nobodyRanHere) {
            return Optional.empty();
        } catch (JacksonException ofAnotherVersion) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
