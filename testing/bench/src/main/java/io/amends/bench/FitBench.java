package io.amends.bench;

import static io.amends.bench.Output.print;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.amends.satisfaction.ScoreProperties;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.fit.ParameterFit;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// `./amends bench fit [CUSTOMERS]`: how long a refit of the parameters takes over a million
/// customers, and how much memory it retains. Customers are drawn from the purchase model, so that
/// there is something to learn; each pass draws them again, as a pass over the store would read
/// them again, but without the reading, which is measured with the store and not with the fit.
public final class FitBench {
    private static final int CUSTOMERS = 1_000_000;

    private FitBench() {}

    /// Runs it.
    ///
    /// @param arguments number of customers (1,000,000)
    public static void main(String[] arguments) {
        var customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CUSTOMERS;
        var now = Instant.parse("2026-03-02T03:00:00Z");
        var today = CustomerFacts.day(now);
        print("horizon %d weeks", ScoreProperties.DEFAULT.horizon().getDays() / 7);
        var passes = new AtomicLong();
        var held = heldAfterCollections();
        long before = System.nanoTime();
        var purchases = customers(customers, today).mapToLong(FitBench::days).sum();
        long drawn = System.nanoTime() - before;
        print("%,d days with purchases", purchases);
        long start = System.nanoTime();
        var result =
                ParameterFit.run(
                        () -> {
                            passes.incrementAndGet();
                            return customers(customers, today);
                        },
                        ScoreParameters.PRIORS,
                        "bench",
                        now,
                        (_, reason) -> {
                            throw reason;
                        });
        var took = Duration.ofNanos(System.nanoTime() - start);
        print("%s", result.getClass().getSimpleName());
        print(
                "%,d customers: %.1f s in all, of which %d passes over them take about %.1f s; at most %,d MB held after a collection",
                customers,
                took.toMillis() / 1000.0,
                passes.get(),
                passes.get() * drawn / 1e9,
                held.get() / 1_000_000);
    }

    private static long days(CustomerFacts customer) {
        return customer.interactions().purchases().size();
    }

    private static Stream<CustomerFacts> customers(int count, int today) {
        return IntStream.range(0, count).mapToObj(number -> DrawnCustomers.facts(number, today));
    }

    /// The maximum that was still in use after a garbage collection.
    private static AtomicLong heldAfterCollections() {
        var most = new AtomicLong();
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(
                        (notification, _) -> {
                            var info =
                                    GarbageCollectionNotificationInfo.from(
                                            (CompositeData) notification.getUserData());
                            var after =
                                    info.getGcInfo().getMemoryUsageAfterGc().values().stream()
                                            .mapToLong(usage -> usage.getUsed())
                                            .sum();
                            most.accumulateAndGet(after, Math::max);
                        },
                        notification ->
                                GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION
                                        .equals(notification.getType()),
                        null);
            }
        }
        return most;
    }
}
