package io.amends.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.embedded.mongo.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PlatformStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void sharedProcessIsCountedOnce() {
        long self = ProcessHandle.current().pid();
        long parent = ProcessHandle.current().parent().orElseThrow().pid();

        var status =
                status(
                        part("complaint-service", self),
                        part("gateway", self),
                        part("store", parent));

        long ours = status.parts().get(0).residentBytes();
        long parents = status.parts().get(2).residentBytes();
        assertThat(ours).isGreaterThan(20 << 20);
        assertThat(status.parts().get(1).residentBytes()).isBetween(ours / 2, ours * 2);
        assertThat(status.residentBytes()).isBetween(parents + ours / 2, parents + ours * 2);
    }

    @Test
    void notReadyWhileOneComponentDoesNotAnswer() {
        var status = status(part("store", ProcessHandle.current().pid()));

        assertThat(status.ready()).isFalse();
        assertThat(status.parts().getFirst().state()).isEqualTo("unresponsive");
    }

    @Test
    void jsonFormatIsStable() {
        var status =
                new PlatformStatus(
                        true,
                        5,
                        List.of(new PlatformStatus.Part("store", "ready", 7, 8091, 5, 60)),
                        List.of());

        assertThat(JsonMapper.builder().build().writeValueAsString(status))
                .isEqualTo(
                        "{\"ready\":true,\"residentBytes\":5,\"parts\":[{\"name\":\"store\",\"state\":\"ready\",\"pid\":7,\"port\":8091,\"residentBytes\":5,\"uptimeSeconds\":60}]}");
    }

    @Test
    void fullDiskIsNamedAsProblem(@TempDir Path folder) {
        assertThat(DiskSpace.shortage(folder, DiskSpace.RESERVE)).isEmpty();
        assertThat(DiskSpace.shortage(folder, 12_345_678))
                .contains(
                        "The disk of "
                                + folder
                                + " is full: 12 MB are free, and writes are refused below 256 MB. Free some space; everything goes on by itself then.");
        assertThat(DiskSpace.RESERVE).isEqualTo(StoreOptions.of(folder, 0).diskReserve());
    }

    @Test
    void noComponentsWhenNothingRuns(@TempDir Path folder) {
        var status = PlatformStatus.of(DataFolder.of(folder), Clock.systemUTC());

        assertThat(status).isEqualTo(new PlatformStatus(false, 0, List.of(), List.of()));
    }

    private static PlatformStatus status(PlatformState.Part... parts) {
        return PlatformStatus.of(
                new PlatformState(1, 8080, true, Stream.of(parts).toList()),
                List.of(),
                Clock.systemUTC());
    }

    private static PlatformState.Part part(String name, long pid) {
        return new PlatformState.Part(name, ComponentState.READY, pid, 1, NOW);
    }
}
