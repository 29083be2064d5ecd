package io.amends.embedded.mongo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// After closing, no use is left and new ones are refused.
class UsageCounterTest {

    private final UsageCounter counter = new UsageCounter();

    @Test
    void closeReturnsAtOnceWithoutUses() throws InterruptedException {
        assertThat(counter.enter()).isTrue();
        counter.leave();

        assertThat(counter.close(Duration.ZERO)).isTrue();
        assertThat(counter.enter()).isFalse();
        assertThat(counter.close(Duration.ZERO)).isFalse();
    }

    @Test
    void closeWaitsForUsesUpToTimeout() throws InterruptedException {
        assertThat(counter.enter()).isTrue();

        assertThat(counter.close(Duration.ofMillis(20))).isFalse();
        assertThat(counter.enter()).isFalse();
    }

    @Test
    void closeReturnsAfterLastConcurrentUse() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(4);
        List<CompletableFuture<Void>> visitors = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            visitors.add(CompletableFuture.runAsync(() -> visit(inside, busy)));
        }
        busy.await();

        assertThat(counter.close(Duration.ofSeconds(60))).isTrue();
        assertThat(inside).hasValue(0);
        CompletableFuture.allOf(visitors.toArray(CompletableFuture[]::new)).get();
    }

    private void visit(AtomicInteger inside, CountDownLatch busy) {
        while (counter.enter()) {
            inside.incrementAndGet();
            busy.countDown();
            inside.decrementAndGet();
            counter.leave();
        }
    }
}
