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

/// Nothing of a test run stays behind, however it ends.
class TemporaryFoldersTest {

    @Test
    void vanishEvenWhenTheirMakerIsKilled() throws Exception {
        var maker =
                ChildJvm.start(JvmCommand.of(Maker.class.getName(), List.of(), List.of()), _ -> {});
        var line = maker.ready().get(60, TimeUnit.SECONDS);
        var folder = Path.of(line.substring(line.indexOf('/')));
        assertThat(folder).isDirectory();

        maker.kill();

        // The parent is removed after what is in it, a moment later.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(folder.getParent()).doesNotExist());
    }

    /// A test JVM in small: makes a folder, says where, and would stay for ever.
    static final class Maker {

        public static void main(String[] arguments) throws Exception {
            System.out.println("folder" + ChildJvm.READY + TemporaryFolders.create("some"));
            Thread.sleep(Duration.ofHours(1)); // until it is killed
        }
    }
}
