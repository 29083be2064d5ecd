package io.amends.embedded.mongo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Nobody is inside once the door has closed, and nobody comes in afterwards.
class UsageCounterTest {

    private final UsageCounter door = new UsageCounter();

    @Test
    void closesAtOnceWhenNobodyIsInside() throws InterruptedException {
        assertThat(door.enter()).isTrue();
        door.leave();

        assertThat(door.close(Duration.ZERO)).isTrue();
        assertThat(door.enter()).isFalse();
        assertThat(door.close(Duration.ZERO)).isFalse();
    }

    @Test
    void waitsForThoseInsideButNotForEver() throws InterruptedException {
        assertThat(door.enter()).isTrue();

        assertThat(door.close(Duration.ofMillis(20))).isFalse();
        assertThat(door.enter()).isFalse();
    }

    @Test
    void closesBehindTheLastOfMany() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(4);
        List<CompletableFuture<Void>> visitors = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            visitors.add(CompletableFuture.runAsync(() -> visit(inside, busy)));
        }
        busy.await();

        assertThat(door.close(Duration.ofSeconds(60))).isTrue();
        assertThat(inside).hasValue(0);
        CompletableFuture.allOf(visitors.toArray(CompletableFuture[]::new)).get();
    }

    private void visit(AtomicInteger inside, CountDownLatch busy) {
        while (door.enter()) {
            inside.incrementAndGet();
            busy.countDown();
            inside.decrementAndGet();
            door.leave();
        }
    }
}
