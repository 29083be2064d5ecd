package io.amends.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A test run leaves no files, however it ends.
class TemporaryFoldersTest {

    @Test
    void foldersAreDeletedWhenTheirJvmIsKilled() throws Exception {
        var maker =
                ChildJvm.start(JvmCommand.of(Maker.class.getName(), List.of(), List.of()), _ -> {});
        var line = maker.ready().get(60, TimeUnit.SECONDS);
        var folder = Path.of(line.substring(line.indexOf('/')));
        assertThat(folder).isDirectory();

        maker.kill();

        // The parent is removed after its content, a moment later.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(folder.getParent()).doesNotExist());
    }

    /// A minimal test JVM: creates a folder, prints it, and runs until it is killed.
    static final class Maker {

        public static void main(String[] arguments) throws Exception {
            System.out.println("folder" + ChildJvm.READY + TemporaryFolders.create("some"));
            Thread.sleep(Duration.ofHours(1)); // until it is killed
        }
    }
}
