package io.amends.complaint.store;

import io.amends.aggregates.Stored;
import io.amends.aggregates.Witness;
import io.amends.complaint.domain.Complaint;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ContractEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The business's figures, counted when something was written. Times are those of complaints with
/// clocks: an imported one says nothing of how fast we are.
public final class Figures implements Witness<Filed> {
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
                    registry.counter(
                                    "amends.complaints.opened",
                                    "channel",
                                    word(opened.channel()),
                                    "type",
                                    word(opened.complaintType()))
                            .increment();
            case ComplaintContract.Resolved _ -> {
                ended("resolved");
                time("amends.resolution", complaint, event.at());
            }
            case ComplaintContract.Rejected _ -> ended("rejected");
            case ComplaintContract.Withdrawn _ -> ended("withdrawn");
            case ComplaintContract.Reopened _ ->
                    registry.counter("amends.complaints.reopened").increment();
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
            time("amends.first.response", complaint, event.at());
        }
    }

    private void time(String name, Complaint complaint, Instant at) {
        if (complaint.intake().clocksArmed()) {
            registry.timer(name).record(Duration.between(complaint.intake().receivedAt(), at));
        }
    }

    private void ended(String outcome) {
        registry.counter("amends.complaints.resolved", "outcome", outcome).increment();
    }

    private void promise(String result) {
        registry.counter("amends.promises", "result", result).increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
