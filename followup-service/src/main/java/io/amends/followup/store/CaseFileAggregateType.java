package io.amends.followup.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.TimedAggregateType;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.domain.FollowupPolicy;
import io.amends.followup.domain.FollowupState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// Storage and publication of case files. The business rules are in
/// [io.amends.followup.domain.CaseFile].
public final class CaseFileAggregateType
        implements TimedAggregateType<CaseFileRecord, CaseCommand, FollowupEvent> {
    private static final EventNames<FollowupEvent> NAMES =
            EventNames.of(
                    FollowupEvent.class,
                    Map.of(
                            "scheduled", FollowupEvent.Scheduled.class,
                            "due", FollowupEvent.Due.class,
                            "answered", FollowupEvent.Answered.class,
                            "unanswered", FollowupEvent.Unanswered.class,
                            "snoozed", FollowupEvent.Snoozed.class,
                            "taken", FollowupEvent.Taken.class,
                            "cancelled", FollowupEvent.Cancelled.class));

    private final FollowupPolicy policy;
    private final Function<HistoryEntry<FollowupEvent>, ContractEvent> contracts;

    /// @param contracts maps a domain event to its published form
    public CaseFileAggregateType(
            FollowupPolicy policy, Function<HistoryEntry<FollowupEvent>, ContractEvent> contracts) {
        this.policy = policy;
        this.contracts = contracts;
    }

    @Override
    public String collection() {
        return "caseFiles";
    }

    @Override
    public String source() {
        return "/followup-service";
    }

    @Override
    public Class<CaseFileRecord> stateType() {
        return CaseFileRecord.class;
    }

    @Override
    public EventNames<FollowupEvent> eventNames() {
        return NAMES;
    }

    @Override
    public CodecRegistry codecs() {
        return Codecs.registry();
    }

    @Override
    public List<FollowupEvent> decide(
            @Nullable CaseFileRecord state, CaseCommand command, Instant now) {
        return present(state).file().decide(command, policy, now);
    }

    @Override
    public CaseFileRecord apply(@Nullable CaseFileRecord state, FollowupEvent event) {
        return CaseFileRecord.of(present(state).file().apply(event));
    }

    @Override
    public String key(CaseFileRecord state) {
        return state.file().customerId();
    }

    @Override
    public ContractEvent toContract(HistoryEntry<FollowupEvent> recorded) {
        return contracts.apply(recorded);
    }

    @Override
    public Optional<Instant> nextDue(CaseFileRecord state) {
        return state.file().nextDue();
    }

    @Override
    public CaseCommand onTimer() {
        return new CaseCommand.CheckDeadlines();
    }

    @Override
    public List<IndexModel> indexes() {
        var lists =
                Stream.of(FollowupState.values())
                        .flatMap(list -> Stream.of(ListFields.at(list), ListFields.count(list)))
                        .map(Indexes::ascending)
                        .map(keys -> new IndexModel(keys, new IndexOptions().sparse(true)));
        return Stream.concat(lists, Stream.of(new IndexModel(ListFields.BY_UPDATE))).toList();
    }

    /// A case file is created when its complaint is opened. If that event was discarded as a dead
    /// letter, it is unknown whether clocks are armed, so all later events become dead letters too.
    private static CaseFileRecord present(@Nullable CaseFileRecord state) {
        if (state == null) {
            throw new IllegalStateException(
                    "There is no case file: the complaint's opening was discarded.");
        }
        return state;
    }
}
