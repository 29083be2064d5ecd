package io.amends.followup;

import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Liability;
import io.amends.contracts.Remedy;
import io.amends.contracts.WaitingFor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A complaint's events in order, as the complaint-service publishes them.
final class ComplaintLife {
    private final List<ComplaintContract> events = new ArrayList<>();
    private final String reference;
    private final String customer;
    private int resolutions;

    private ComplaintLife(String reference, String customer) {
        this.reference = reference;
        this.customer = customer;
    }

    static ComplaintLife opened(String reference, Instant at) {
        return opened(reference, at, true);
    }

    static ComplaintLife imported(String reference, Instant at) {
        return opened(reference, at, false);
    }

    /// Another complaint of the same customer, which follows the first one in its partition.
    static ComplaintLife behind(String reference, Instant at) {
        return opened("Z" + reference.substring(1), "customer-of-" + reference, at, true);
    }

    static ComplaintLife of(String customer, String reference, Instant at) {
        return opened(reference, customer, at, true);
    }

    private static ComplaintLife opened(String reference, Instant at, boolean armed) {
        return opened(reference, "customer-of-" + reference, at, armed);
    }

    private static ComplaintLife opened(
            String reference, String customer, Instant at, boolean armed) {
        var life = new ComplaintLife(reference, customer);
        return life.then(
                new ComplaintContract.Opened(
                        reference,
                        life.customer,
                        at,
                        at,
                        ComplaintType.AFTER_SALES_SERVICE,
                        Channel.PHONE,
                        2,
                        2,
                        2,
                        2,
                        null,
                        null,
                        "front-desk",
                        null,
                        at.plusSeconds(432_000),
                        armed,
                        null));
    }

    ComplaintLife acknowledged(Instant at) {
        return then(new ComplaintContract.Acknowledged(reference, customer, at));
    }

    ComplaintLife resolved(Instant at) {
        return then(
                new ComplaintContract.Resolved(
                        reference,
                        customer,
                        at,
                        ++resolutions,
                        Cause.PROCESS,
                        Liability.OURS,
                        List.of(Remedy.APOLOGY),
                        null,
                        null));
    }

    ComplaintLife rejected(Instant at) {
        return then(new ComplaintContract.Rejected(reference, customer, at, ++resolutions));
    }

    ComplaintLife closed(Instant at) {
        return then(new ComplaintContract.Closed(reference, customer, at));
    }

    ComplaintLife reopened(Instant at) {
        return then(
                new ComplaintContract.Reopened(
                        reference, customer, at, Cause.RESOLUTION_FAILED, null, null));
    }

    ComplaintLife withdrawn(Instant at) {
        return then(new ComplaintContract.Withdrawn(reference, customer, at));
    }

    ComplaintLife waiting(Instant at) {
        return then(
                new ComplaintContract.Waiting(
                        reference, customer, at, WaitingFor.CUSTOMER, at.plusSeconds(60)));
    }

    ComplaintLife mergedInto(String other, Instant at) {
        return then(new ComplaintContract.Merged(reference, customer, at, other, null));
    }

    /// Another complaint was merged into this one.
    ComplaintLife mergedFrom(String other, Instant at) {
        return then(new ComplaintContract.Merged(reference, customer, at, null, other));
    }

    ComplaintLife unmergedFrom(String other, Instant at) {
        return then(new ComplaintContract.Unmerged(reference, customer, at, other, null));
    }

    List<ComplaintContract> events() {
        return List.copyOf(events);
    }

    String reference() {
        return reference;
    }

    String customer() {
        return customer;
    }

    private ComplaintLife then(ComplaintContract event) {
        events.add(event);
        return this;
    }
}
