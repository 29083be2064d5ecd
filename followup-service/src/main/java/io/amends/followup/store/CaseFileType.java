package io.amends.followup.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.amends.aggregates.AggregateType;
import io.amends.aggregates.EventNames;
import io.amends.aggregates.Recorded;
import io.amends.aggregates.bson.Codecs;
import io.amends.contracts.ContractEvent;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.domain.FollowupPolicy;
import io.amends.followup.domain.FollowupState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// How case files lie in the store, and what others hear of them.
final class CaseFileType implements AggregateType<Filed, CaseCommand, FollowupEvent> {
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

    CaseFileType(FollowupPolicy policy) {
        this.policy = policy;
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
    public Class<Filed> stateType() {
        return Filed.class;
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
    public List<FollowupEvent> decide(@Nullable Filed state, CaseCommand command, Instant now) {
        return present(state).file().decide(command, policy, now);
    }

    @Override
    public Filed apply(@Nullable Filed state, FollowupEvent event) {
        return Filed.of(present(state).file().apply(event));
    }

    @Override
    public String key(Filed state) {
        return state.file().customerId();
    }

    @Override
    public ContractEvent toContract(Recorded<FollowupEvent> recorded) {
        return Published.of(recorded);
    }

    @Override
    public Optional<Instant> nextDue(Filed state) {
        return state.file().nextDue();
    }

    @Override
    public CaseCommand whenDue() {
        return new CaseCommand.Wake();
    }

    @Override
    public List<IndexModel> indexes() {
        var lists =
                Stream.of(FollowupState.values())
                        .flatMap(list -> Stream.of(Lists.at(list), Lists.count(list)))
                        .map(Indexes::ascending)
                        .map(keys -> new IndexModel(keys, new IndexOptions().sparse(true)));
        return Stream.concat(lists, Stream.of(new IndexModel(Lists.BY_UPDATE))).toList();
    }

    /// A case file begins when its complaint is opened. Where that news was discarded as a dead
    /// letter, whether clocks are armed is not known, and what comes after it is one as well.
    private static Filed present(@Nullable Filed state) {
        if (state == null) {
            throw new IllegalStateException(
                    "There is no case file: the complaint's opening was discarded.");
        }
        return state;
    }
}
