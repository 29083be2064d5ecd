package io.amends.complaint.store;

import io.amends.aggregates.Stored;
import io.amends.aggregates.Witness;
import io.amends.complaint.domain.Complaint;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ContractEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The business's figures, counted when something was written. Times are those of complaints with
/// clocks: an imported one says nothing of how fast we are.
public final class Figures implements Witness<Filed> {
    /// How fast is told in these steps, so that "nine in ten within a day" can be asked.
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

    private final MeterRegistry registry;

    /// @param registry where the figures are shown
    public Figures(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void saw(Stored<Filed> stored, List<ContractEvent> events) {
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
                    counter("amends.complaints.opened", "complaints that came in")
                            .tag("channel", word(opened.channel()))
                            .tag("type", word(opened.complaintType()))
                            .register(registry)
                            .increment();
            case ComplaintContract.Resolved _ -> {
                ended("resolved");
                time("amends.resolution", "from receipt to resolution", complaint, event.at());
            }
            case ComplaintContract.Rejected _ -> ended("rejected");
            case ComplaintContract.Withdrawn _ -> ended("withdrawn");
            case ComplaintContract.Reopened _ ->
                    counter("amends.complaints.reopened", "complaints that were opened again")
                            .register(registry)
                            .increment();
            case ComplaintContract.PromiseKept _ -> promise("kept");
            case ComplaintContract.PromiseMoved _ -> promise("moved");
            case ComplaintContract.PromiseBroken _ -> promise("broken");
            case ComplaintContract.Acknowledged _,
                    ComplaintContract.Assigned _,
                    ComplaintContract.Investigated _,
                    ComplaintContract.Promised _,
                    ComplaintContract.Proposed _,
                    ComplaintContract.Accepted _,
                    ComplaintContract.Refused _,
                    ComplaintContract.Closed _,
                    ComplaintContract.Noted _ -> {}
        }
    }

    /// The customer first hears from us by an acknowledgement, or by a rejection out of hand.
    private void timeFirstResponse(ComplaintContract event, Complaint complaint) {
        var responds =
                event instanceof ComplaintContract.Acknowledged
                        || event instanceof ComplaintContract.Rejected;
        if (responds && event.at().equals(complaint.firstResponseAt())) {
            time("amends.first.response", "from receipt to first word", complaint, event.at());
        }
    }

    private void time(String name, String description, Complaint complaint, Instant at) {
        if (complaint.intake().clocksArmed()) {
            Timer.builder(name)
                    .description(description)
                    .serviceLevelObjectives(STEPS)
                    .register(registry)
                    .record(Duration.between(complaint.intake().receivedAt(), at));
        }
    }

    private void ended(String outcome) {
        counter("amends.complaints.resolved", "complaints that came to an end")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    private void promise(String result) {
        counter("amends.promises", "promises to customers, by what became of them")
                .tag("result", result)
                .register(registry)
                .increment();
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
