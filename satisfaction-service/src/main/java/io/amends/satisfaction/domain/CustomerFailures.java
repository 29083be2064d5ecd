package io.amends.satisfaction.domain;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Receives the customers for whom a step of a job failed, so that the job continues without them.
@FunctionalInterface
public interface CustomerFailures {
    /// A step failed for a customer.
    ///
    /// @throws RuntimeException where the cause is not this customer's data, so that the job ends
    void failed(String customerId, RuntimeException reason);

    /// Runs the work for each customer in isolation.
    default Consumer<CustomerFacts> isolated(Consumer<CustomerFacts> work) {
        return customer -> {
            try {
                work.accept(customer);
            } catch (RuntimeException e) {
                failed(customer.customerId(), e);
            }
        };
    }

    /// A predicate that isolates failures; customers for whom it fails are left out.
    default Predicate<CustomerFacts> isolatedTest(Predicate<CustomerFacts> test) {
        return customer -> {
            try {
                return test.test(customer);
            } catch (RuntimeException e) {
                failed(customer.customerId(), e);
                return false;
            }
        };
    }
}
