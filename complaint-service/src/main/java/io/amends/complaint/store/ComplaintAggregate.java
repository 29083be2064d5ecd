package io.amends.complaint.store;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.amends.aggregates.AggregateType;
import io.amends.aggregates.EventNames;
import io.amends.aggregates.Recorded;
import io.amends.aggregates.bson.Codecs;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.KeepTime;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.Policy;
import io.amends.contracts.ContractEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// How complaints are stored and sent. The rules stand in [Complaint].
public final class ComplaintAggregate
        implements AggregateType<Filed, ComplaintCommand, ComplaintEvent> {
    /// Who speaks when a complaint's events are sent.
    public static final String SOURCE = "/complaint-service";

    private final Policy policy;
    private final Function<Recorded<ComplaintEvent>, ContractEvent> contracts;

    /// @param contracts what others see of an event
    public ComplaintAggregate(
            Policy policy, Function<Recorded<ComplaintEvent>, ContractEvent> contracts) {
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
    public Class<Filed> stateType() {
        return Filed.class;
    }

    @Override
    public EventNames<ComplaintEvent> eventNames() {
        return StoredNames.EVENTS;
    }

    @Override
    public CodecRegistry codecs() {
        return Codecs.registry();
    }

    @Override
    public List<ComplaintEvent> decide(
            @Nullable Filed state, ComplaintCommand command, Instant now) {
        if (state != null) {
            return state.complaint().decide(command, policy, now);
        }
        if (command instanceof Open open) {
            return Complaint.open(open, policy);
        }
        throw new IllegalStateException("a complaint begins by being opened");
    }

    @Override
    public Filed apply(@Nullable Filed state, ComplaintEvent event) {
        return Filed.of(
                state == null ? Complaint.from((Opened) event) : state.complaint().apply(event));
    }

    @Override
    public String key(Filed state) {
        return state.complaint().intake().customerId();
    }

    @Override
    public ContractEvent toContract(Recorded<ComplaintEvent> recorded) {
        return contracts.apply(recorded);
    }

    @Override
    public Optional<Instant> nextDue(Filed state) {
        return state.complaint().nextDue();
    }

    @Override
    public ComplaintCommand whenDue() {
        return new KeepTime();
    }

    /// Unique keys first, then those that serve the lists.
    @Override
    public List<IndexModel> indexes() {
        var indexes = new ArrayList<IndexModel>();
        List.of(Keys.IDEMPOTENCY, Keys.EXTERNAL, Keys.ORIGIN)
                .forEach(key -> indexes.add(unique(key)));
        ListOrder.ways().forEach(way -> indexes.add(new IndexModel(way.index())));
        indexes.add(new IndexModel(Way.CUSTOMER.index()));
        indexes.add(new IndexModel(Way.BATCH.index(), new IndexOptions().sparse(true)));
        return indexes;
    }

    private static IndexModel unique(String mark) {
        return new IndexModel(
                ascending("marks." + mark), new IndexOptions().unique(true).sparse(true));
    }
}
