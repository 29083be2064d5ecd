package io.amends.satisfaction.application;

import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.store.Answers;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Clock;
import java.util.List;

/// Makes the service's consumers for customers that are rebuilt; they publish nothing.
@FunctionalInterface
public interface RebuildConsumers {

    /// One consumer of each name in [ConsumerNames].
    List<EventConsumer<Customer, CustomerEvent>> create(
            ProjectionStore<Customer, CustomerEvent> customers,
            CurrentParameters scoring,
            Answers answers,
            InteractionLog log,
            Clock clock);
}
