package io.amends.eventing.aggregate;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.EventType;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one log line for each event: its type, the complaint and the trace. It logs no text and
/// no personal data; those who may read more read the complaint itself.
///
/// @param <S> the state
public final class AuditLogger<S> implements AggregateListener<S> {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLogger.class);

    private final Function<S, String> complaint;

    /// @param complaint returns the reference of the complaint that a state belongs to
    public AuditLogger(Function<S, String> complaint) {
        this.complaint = complaint;
    }

    @Override
    public void onChanged(StoredAggregate<S> stored, List<ContractEvent> events) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        var reference = complaint.apply(stored.state());
        for (var event : events) {
            var type = EventType.of(event).wireName();
            LOG.atInfo()
                    .addKeyValue("complaint", reference)
                    .addKeyValue("event", type)
                    .addKeyValue("subject", stored.id())
                    .addKeyValue("version", stored.version())
                    .log("{} of complaint {}", type, reference);
        }
    }
}
