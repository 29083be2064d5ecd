package io.amends.complaint.store;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.Policy;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.TimedAggregateType;
import io.amends.eventing.bson.EventNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// Storage and publication of complaints. The business rules are in [Complaint].
public final class ComplaintAggregateType
        implements TimedAggregateType<ComplaintRecord, ComplaintCommand, ComplaintEvent> {
    /// The `source` attribute of the events sent.
    public static final String SOURCE = "/complaint-service";

    private final Supplier<Policy> policy;
    private final Function<HistoryEntry<ComplaintEvent>, ContractEvent> contracts;

    /// @param policy the rules in force at the time of a command
    /// @param contracts maps a domain event to its published form
    public ComplaintAggregateType(
            Supplier<Policy> policy,
            Function<HistoryEntry<ComplaintEvent>, ContractEvent> contracts) {
        this.policy = policy;
        this.contracts = contracts;
    }

    @Override
    public String collection() {
        return "complaints";
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Class<ComplaintRecord> stateType() {
        return ComplaintRecord.class;
    }

    @Override
    public EventNames<ComplaintEvent> eventNames() {
        return EventTypeNames.EVENTS;
    }

    @Override
    public CodecRegistry codecs() {
        return ComplaintCodecs.REGISTRY;
    }

    @Override
    public List<ComplaintEvent> decide(
            @Nullable ComplaintRecord state, ComplaintCommand command, Instant now) {
        if (state != null) {
            return state.complaint().decide(command, policy.get(), now);
        }
        if (command instanceof Open open) {
            return Complaint.open(open, policy.get());
        }
        throw new IllegalStateException("a complaint begins by being opened");
    }

    @Override
    public ComplaintRecord apply(@Nullable ComplaintRecord state, ComplaintEvent event) {
        return ComplaintRecord.of(
                state == null ? Complaint.from((Opened) event) : state.complaint().apply(event));
    }

    @Override
    public String key(ComplaintRecord state) {
        return state.complaint().intake().customerId();
    }

    @Override
    public ContractEvent toContract(HistoryEntry<ComplaintEvent> recorded) {
        return contracts.apply(recorded);
    }

    @Override
    public Optional<Instant> nextDue(ComplaintRecord state) {
        return state.complaint().nextDue();
    }

    @Override
    public ComplaintCommand onTimer() {
        return new CheckDeadlines();
    }

    /// The unique indexes first, then those for the lists.
    @Override
    public List<IndexModel> indexes() {
        var indexes = new ArrayList<IndexModel>();
        List.of(UniqueKeys.IDEMPOTENCY, UniqueKeys.EXTERNAL, UniqueKeys.ORIGIN)
                .forEach(key -> indexes.add(unique(key)));
        ListOrder.ways().forEach(way -> indexes.add(new IndexModel(way.index())));
        indexes.add(new IndexModel(ListIndex.CUSTOMER.index()));
        indexes.add(new IndexModel(ListIndex.BATCH.index(), new IndexOptions().sparse(true)));
        indexes.add(new IndexModel(ListIndex.WAITING.index(), new IndexOptions().sparse(true)));
        indexes.add(
                new IndexModel(ascending(ListFields.UNFINISHED), new IndexOptions().sparse(true)));
        return indexes;
    }

    private static IndexModel unique(String uniqueKey) {
        return new IndexModel(
                ascending("uniqueKeys." + uniqueKey), new IndexOptions().unique(true).sparse(true));
    }
}
