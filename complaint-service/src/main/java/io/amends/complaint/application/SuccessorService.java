package io.amends.complaint.application;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.contracts.Channel;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Creates new cases that continue older ones after the reopening window.
public final class SuccessorService {
    private final Complaints complaints;
    private final Supplier<Policy> policy;
    private final Clock clock;

    /// @param clock the business clock
    public SuccessorService(Complaints complaints, Supplier<Policy> policy, Clock clock) {
        this.complaints = complaints;
        this.policy = policy;
        this.clock = clock;
    }

    /// Creates a new case, or finds the one that was created for the same origin before: the
    /// reference is derived from the origin, so that the call is idempotent.
    ///
    /// @param words the customer's new description, where known
    public VersionedComplaint create(
            String origin, Complaint old, @Nullable String words, Channel channel, String by) {
        for (var attempt = 0; ; attempt++) {
            var reference = Reference.derivedFrom(origin, attempt);
            var open =
                    old.successor(reference.text(), words, channel, policy.get(), clock.instant());
            var created = complaints.createSuccessor(open, origin, by);
            if (created.isPresent()) {
                return created.get();
            }
            // An unrelated complaint has this reference: derive the next one.
        }
    }
}
