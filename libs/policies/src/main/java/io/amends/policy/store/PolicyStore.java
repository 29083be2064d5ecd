package io.amends.policy.store;

import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.CreateResult;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.policy.domain.PolicyCommand;
import io.amends.policy.domain.PolicyEvent;
import io.amends.policy.domain.PolicySet;
import io.amends.policy.domain.PolicyVersion;
import io.amends.policy.domain.PolicyVersionConflictException;
import io.amends.policy.text.InvalidPolicyException;
import java.util.List;
import java.util.Map;

/// The policies of a service, with all of their versions.
public final class PolicyStore {
    private static final String AUTHOR = "system/" + PolicyVersion.SHIPPED;

    private final AggregateStore<PolicySet, PolicyCommand, PolicyEvent> store;

    /// @param store of a [PolicySetAggregateType]
    public PolicyStore(AggregateStore<PolicySet, PolicyCommand, PolicyEvent> store) {
        this.store = store;
    }

    /// The policies in force.
    public PolicySet current() {
        return store.find(PolicySetAggregateType.ID)
                .map(StoredAggregate::state)
                .orElse(PolicySet.EMPTY);
    }

    /// Puts the defaults of this release into force, of kinds that are new or unchanged.
    ///
    /// @throws InvalidPolicyException where they do not go together with what was changed
    public void ship(Map<String, String> texts) {
        var ship = CommandRequest.<PolicyCommand>of(new PolicyCommand.Ship(texts), AUTHOR);
        if (store.create(PolicySetAggregateType.ID, ship) instanceof CreateResult.Existing) {
            store.handle(PolicySetAggregateType.ID, ship);
        }
    }

    /// Replaces a policy; does nothing where the text is in force already.
    ///
    /// @return the version in force; of two who replace the same version at once, one is refused
    /// @throws InvalidPolicyException with every error
    /// @throws PolicyVersionConflictException where another version is in force than was expected
    public PolicyVersion change(PolicyCommand.Change change) {
        return store.handle(PolicySetAggregateType.ID, CommandRequest.of(change, change.by()))
                .state()
                .of(change.kind())
                .orElseThrow();
    }

    /// All versions of a policy, the oldest first.
    public List<PolicyVersion> versions(String kind) {
        return store.history(PolicySetAggregateType.ID).stream()
                .map(entry -> PolicySet.apply(null, entry.event()))
                .flatMap(it -> it.current().stream())
                .filter(it -> it.kind().equals(kind))
                .toList();
    }
}
