package io.amends.complaint.application;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintClock;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Status;
import io.amends.complaint.domain.policy.Policies;
import io.amends.complaint.store.ComplaintPage;
import io.amends.complaint.store.ComplaintQuery;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.ListOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What policies that are not in force would do to the complaints that are open, if their running
/// clocks were counted again under them. Changes nothing.
public final class PolicyEffects {
    private static final int PAGE = 500;
    private static final int MOST = 20_000;
    private static final int SAMPLE = 20;

    private final Complaints complaints;
    private final Supplier<Policy> policies;
    private final Clock clock;

    /// @param policies the rules in force
    /// @param clock the business clock
    public PolicyEffects(Complaints complaints, Supplier<Policy> policies, Clock clock) {
        this.complaints = complaints;
        this.policies = policies;
        this.clock = clock;
    }

    /// One due instant that would move.
    public record Move(String reference, String clock, Instant from, Instant to) {}

    /// The effect on all open complaints.
    ///
    /// @param open how many complaints were looked at
    /// @param moved how many due instants would move
    /// @param earlier how many of them to an earlier instant
    /// @param overdue how many clocks would be overdue now and are not
    /// @param sample some of those that move
    /// @param complete whether all open complaints were looked at
    public record Effect(
            int open, int moved, int earlier, int overdue, List<Move> sample, boolean complete) {
        public Effect {
            sample = List.copyOf(sample);
        }
    }

    /// The effect of policies on the first 20,000 open complaints, in the order of their due
    /// instants.
    public Effect of(Policies candidate) {
        var policy = policies.get().under(candidate);
        var counting = new Counting(policy, clock.instant());
        for (var status : Status.values()) {
            if (status.isOpen() && !count(status, counting)) {
                return counting.effect(false);
            }
        }
        return counting.effect(true);
    }

    private boolean count(Status status, Counting counting) {
        String after = null;
        do {
            if (counting.open >= MOST) {
                return false;
            }
            after = countPage(status, after, counting);
        } while (after != null);
        return true;
    }

    /// @return where the next page begins
    private @Nullable String countPage(Status status, @Nullable String after, Counting counting) {
        var page =
                complaints.list(
                        new ComplaintPage(
                                ComplaintQuery.ofStatus(status), ListOrder.DUE, after, PAGE));
        page.forEach(listed -> counting.add(listed.complaint().complaint()));
        return page.size() < PAGE ? null : page.getLast().position();
    }

    /// Adds up complaint by complaint.
    private static final class Counting {
        private final Policy policy;
        private final Instant now;
        private final List<Move> sample = new ArrayList<>();
        private int open;
        private int moved;
        private int earlier;
        private int overdue;

        Counting(Policy policy, Instant now) {
            this.policy = policy;
            this.now = now;
        }

        void add(Complaint complaint) {
            open++;
            for (var after : complaint.recalculated(policy)) {
                complaint.clocks().stream()
                        .filter(after::isSameAs)
                        .filter(before -> !before.time().dueAt().equals(after.time().dueAt()))
                        .forEach(before -> add(complaint.reference(), before, after));
            }
        }

        private void add(String reference, ComplaintClock before, ComplaintClock after) {
            var from = before.time().dueAt();
            var to = after.time().dueAt();
            moved++;
            earlier += to.isBefore(from) ? 1 : 0;
            overdue += after.time().isMissed(now) && !before.time().isMissed(now) ? 1 : 0;
            if (sample.size() < SAMPLE) {
                sample.add(new Move(reference, after.name(), from, to));
            }
        }

        Effect effect(boolean complete) {
            return new Effect(open, moved, earlier, overdue, sample, complete);
        }
    }
}
