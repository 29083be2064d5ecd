package io.amends.policy.store;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.PolicyContract;
import io.amends.eventing.aggregate.AggregateType;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import io.amends.policy.domain.PolicyCheck;
import io.amends.policy.domain.PolicyCommand;
import io.amends.policy.domain.PolicyEvent;
import io.amends.policy.domain.PolicySet;
import io.amends.policy.text.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// How the policies of a service are stored: as a single document.
public final class PolicySetAggregateType
        implements AggregateType<PolicySet, PolicyCommand, PolicyEvent> {
    /// The id of the only document. It has a slash, so that it is no customer's id.
    public static final String ID = "policies/current";

    private static final EventNames<PolicyEvent> NAMES =
            EventNames.of(PolicyEvent.class, Map.of("changed", PolicyEvent.Changed.class));

    private final String source;
    private final PolicyCheck check;

    /// @param source the service, as `/complaint-service`
    /// @param check what accepts or refuses a change
    public PolicySetAggregateType(String source, PolicyCheck check) {
        this.source = source;
        this.check = check;
    }

    @Override
    public String collection() {
        return "policies";
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Class<PolicySet> stateType() {
        return PolicySet.class;
    }

    @Override
    public EventNames<PolicyEvent> eventNames() {
        return NAMES;
    }

    @Override
    public CodecRegistry codecs() {
        return Codecs.registry();
    }

    @Override
    public List<PolicyEvent> decide(@Nullable PolicySet state, PolicyCommand command, Instant now) {
        return PolicySet.decide(state, command, check, now);
    }

    @Override
    public PolicySet apply(@Nullable PolicySet state, PolicyEvent event) {
        return PolicySet.apply(state, event);
    }

    @Override
    public String key(PolicySet state) {
        return ID;
    }

    @Override
    public ContractEvent toContract(HistoryEntry<PolicyEvent> recorded) {
        return switch (recorded.event()) {
            case PolicyEvent.Changed(var kind, var version, var text, _, var at) ->
                    new PolicyContract.Changed(
                            at, kind, version, PolicyDocument.parse(text).asMap());
        };
    }
}
