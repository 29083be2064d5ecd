package io.amends.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir private Path folder;

    @Test
    void stateIsOverwrittenWhenSecondFileDoesNotFit() throws IOException {
        var file = new StateFile(folder.resolve("platform.json"));
        file.write(state(300));
        secondFileImpossible();

        file.write(state(2));

        assertThat(file.read()).contains(state(2));
    }

    @Test
    void writeFailsWhenNeitherIsPossible() throws IOException {
        var file = new StateFile(folder.resolve("platform.json"));
        Files.createDirectories(folder.resolve("platform.json"));
        secondFileImpossible();

        assertThatThrownBy(() -> file.write(state(1))).isInstanceOf(IOException.class);
    }

    /// Simulates a full disk: no file of this name can be created.
    private void secondFileImpossible() throws IOException {
        Files.createDirectories(folder.resolve("platform.json.next/in-the-way"));
    }

    private static PlatformState state(int parts) {
        var part =
                new PlatformState.Part(
                        "store", ComponentState.READY, 7, 8091, Instant.ofEpochSecond(9));
        return new PlatformState(1, parts, true, Collections.nCopies(parts, part));
    }
}
