package io.amends.bench;

import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.Liability;
import io.amends.contracts.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// Concurrent complaints: a thousand open at a time, each proceeding from being received to the
/// customer's survey answer.
final class ScoredCases {
    private static final int SIDE_BY_SIDE = 1_000;
    private static final int STEPS = 8;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final Random random = new Random(1997);
    private final List<Case> open = new ArrayList<>();
    private final int customers;
    private int next;

    /// @param events total number of events
    ScoredCases(int events) {
        this.customers = Math.max(1, events / STEPS / 2);
    }

    /// An event and its sequence number within its aggregate.
    record Happened(String reference, int number, ContractEvent event) {}

    /// Generates this number of events.
    void happen(int events, Consumer<Happened> published) {
        for (var count = 0; count < events; count++) {
            if (open.size() < SIDE_BY_SIDE) {
                open.add(new Case(next++, customers));
            }
            var at = random.nextInt(open.size());
            var going = open.get(at);
            published.accept(going.goOn());
            if (going.isOver()) {
                open.set(at, open.getLast());
                open.removeLast();
            }
        }
    }

    /// A complaint that was just received, of a new customer.
    static Happened received(String customer) {
        return new Happened(customer + "-1", 1, opened(customer + "-1", customer, Instant.now()));
    }

    /// A number in the format of a reference.
    private static String reference(int number) {
        return String.format(Locale.ROOT, "%04d-%04d", number / 10_000, number % 10_000);
    }

    /// The complaint with this number, received at an instant.
    static Happened received(int number, String customer, Instant at) {
        var reference = reference(number);
        return new Happened(reference, 1, opened(reference, customer, at));
    }

    private static ComplaintContract.Opened opened(String reference, String customer, Instant at) {
        return new ComplaintContract.Opened(
                reference,
                customer,
                at,
                at,
                ComplaintType.PRODUCT_OR_SERVICE_QUALITY,
                Channel.WEB,
                2,
                2,
                2,
                2,
                null,
                new Product("Loan", null),
                "front-desk",
                "desk",
                at.plus(Duration.ofDays(5)),
                true,
                null);
    }

    /// One complaint in progress.
    private static final class Case {
        private final String reference;
        private final String customer;
        private int step;

        Case(int number, int customers) {
            this.reference = reference(number);
            this.customer = "bench-" + number % customers;
        }

        boolean isOver() {
            return step == STEPS;
        }

        Happened goOn() {
            step++;
            var at = START.plus(Duration.ofHours(step));
            // The last event is the first one of the case file.
            return new Happened(reference, step == STEPS ? 1 : step, event(at));
        }

        private ContractEvent event(Instant at) {
            return switch (step) {
                case 1 -> opened(reference, customer, at);
                case 2 -> new ComplaintContract.Acknowledged(reference, customer, at);
                case 3 -> new ComplaintContract.Assigned(reference, customer, at, "lea", "desk");
                case 4 -> new ComplaintContract.Investigated(reference, customer, at, null, null);
                case 5 ->
                        new ComplaintContract.Promised(
                                reference, customer, at, 1, at.plus(Duration.ofDays(1)));
                case 6 -> new ComplaintContract.PromiseKept(reference, customer, at, 1);
                case 7 ->
                        new ComplaintContract.Resolved(
                                reference,
                                customer,
                                at,
                                1,
                                Cause.PROCESS,
                                Liability.OURS,
                                List.of(),
                                null,
                                null);
                default ->
                        new FollowupContract.Answered(
                                reference + "-1",
                                reference,
                                customer,
                                at,
                                1,
                                true,
                                4,
                                5,
                                9,
                                null,
                                null);
            };
        }
    }
}
