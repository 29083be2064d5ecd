package io.amends.complaint.application;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.store.ComplaintRecord;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.EscalationTrigger;
import io.amends.eventing.aggregate.AggregateListener;
import io.amends.eventing.aggregate.StoredAggregate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Business metrics, counted after each write. Durations cover complaints with clocks only: an
/// imported one does not show how fast complaints are handled.
public final class ComplaintMetrics implements AggregateListener<ComplaintRecord> {
    /// Histogram buckets of durations, so that "nine in ten within a day" can be queried.
    private static final Duration[] STEPS = {
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofHours(8),
        Duration.ofDays(1),
        Duration.ofDays(2),
        Duration.ofDays(5),
        Duration.ofDays(10),
        Duration.ofDays(30),
        Duration.ofDays(60)
    };

    private static final String RESOLVED = "resolved";
    private static final String REJECTED = "rejected";
    private static final String WITHDRAWN = "withdrawn";
    private static final List<String> OUTCOMES = List.of(RESOLVED, REJECTED, WITHDRAWN);

    private static final String KEPT = "kept";
    private static final String MOVED = "moved";
    private static final String BROKEN = "broken";
    private static final List<String> PROMISES = List.of(KEPT, MOVED, BROKEN);

    private final MeterRegistry registry;

    /// @param registry the registry of the meters
    public ComplaintMetrics(MeterRegistry registry) {
        this.registry = registry;
        registerAll();
    }

    /// Registers all meters at the start: Prometheus does not see an increase of a new series.
    private void registerAll() {
        for (var channel : Channel.values()) {
            for (var type : ComplaintType.values()) {
                opened(channel, type);
            }
        }
        OUTCOMES.forEach(this::ended);
        PROMISES.forEach(this::promise);
        for (var trigger : EscalationTrigger.values()) {
            escalated(trigger);
        }
        reopened();
        firstContact();
        resolution();
        firstResponse();
    }

    @Override
    public void onChanged(StoredAggregate<ComplaintRecord> stored, List<ContractEvent> events) {
        var complaint = stored.state().complaint();
        for (var event : events) {
            if (event instanceof ComplaintContract happened) {
                count(happened, complaint);
                timeFirstResponse(happened, complaint);
            }
        }
    }

    private void count(ComplaintContract event, Complaint complaint) {
        switch (event) {
            case ComplaintContract.Opened opened ->
                    opened(opened.channel(), opened.complaintType()).increment();
            case ComplaintContract.Resolved resolved -> {
                ended(RESOLVED).increment();
                if (Boolean.TRUE.equals(resolved.firstContact())) {
                    firstContact().increment();
                }
                time(resolution(), complaint, event.at());
            }
            case ComplaintContract.Rejected _ -> ended(REJECTED).increment();
            case ComplaintContract.Withdrawn _ -> ended(WITHDRAWN).increment();
            case ComplaintContract.Reopened _ -> reopened().increment();
            case ComplaintContract.Escalated escalated ->
                    escalated(escalated.trigger()).increment();
            case ComplaintContract.PromiseKept _ -> promise(KEPT).increment();
            case ComplaintContract.PromiseMoved _ -> promise(MOVED).increment();
            case ComplaintContract.PromiseBroken _ -> promise(BROKEN).increment();
            case ComplaintContract.Acknowledged _,
                    ComplaintContract.Assigned _,
                    ComplaintContract.Investigated _,
                    ComplaintContract.Promised _,
                    ComplaintContract.Proposed _,
                    ComplaintContract.Accepted _,
                    ComplaintContract.Refused _,
                    ComplaintContract.Closed _,
                    ComplaintContract.Noted _,
                    ComplaintContract.Passed _,
                    ComplaintContract.Restated _,
                    ComplaintContract.Waiting _,
                    ComplaintContract.Resumed _,
                    ComplaintContract.Recalculated _,
                    ComplaintContract.Tagged _,
                    ComplaintContract.WordsAdded _,
                    ComplaintContract.Corrected _,
                    ComplaintContract.Linked _,
                    ComplaintContract.Merged _,
                    ComplaintContract.Unmerged _ -> {}
        }
    }

    /// The first response is an acknowledgement, or a rejection or resolution without one.
    private void timeFirstResponse(ComplaintContract event, Complaint complaint) {
        var responds =
                event instanceof ComplaintContract.Acknowledged
                        || event instanceof ComplaintContract.Rejected
                        || event instanceof ComplaintContract.Resolved;
        if (responds && event.at().equals(complaint.firstResponseAt())) {
            time(firstResponse(), complaint, event.at());
        }
    }

    private static void time(Timer timer, Complaint complaint, Instant at) {
        if (complaint.intake().clocksArmed()) {
            timer.record(Duration.between(complaint.intake().receivedAt(), at));
        }
    }

    private Timer firstResponse() {
        return timer("amends.first.response", "from receipt to first word");
    }

    private Timer resolution() {
        return timer("amends.resolution", "from receipt to resolution");
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    private Counter opened(Channel channel, ComplaintType type) {
        return counter("amends.complaints.opened", "complaints that came in")
                .tag("channel", word(channel))
                .tag("type", word(type))
                .register(registry);
    }

    private Counter ended(String outcome) {
        return counter("amends.complaints.completed", "complaints that came to an end")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter reopened() {
        return counter("amends.complaints.reopened", "complaints that were opened again")
                .register(registry);
    }

    private Counter firstContact() {
        return counter(
                        "amends.complaints.first.contact",
                        "complaints that were resolved at the first contact")
                .register(registry);
    }

    private Counter escalated(EscalationTrigger trigger) {
        return counter("amends.complaints.escalated", "escalations, by what led to them")
                .tag("trigger", word(trigger))
                .register(registry);
    }

    private Counter promise(String result) {
        return counter("amends.promises", "promises to customers, by what became of them")
                .tag("result", result)
                .register(registry);
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
