package io.amends.satisfaction.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CASE = "7K2M-94QX";

    @Test
    void firstComplaintPublishesScore() {
        var events =
                publishedEvents(
                        new EventHistoryBuilder()
                                .opened(CASE, MONDAY, ComplaintType.STAFF_ATTITUDE, 2, "40"));

        assertThat(events).hasSize(1);
        assertThat(events.getFirst()).isInstanceOf(CustomerEvent.Scored.class);
    }

    @Test
    void eventWithoutEffectPublishesNothing() {
        var before =
                customer(
                        new EventHistoryBuilder()
                                .opened(CASE, MONDAY, ComplaintType.STAFF_ATTITUDE, 2, "40"));
        var noted = new ComplaintContract.Noted(CASE, EventHistoryBuilder.CUSTOMER, MONDAY);

        var change =
                Customer.after(
                        before, CASE, noted, new Sequence(0, 2), ScoreParameters.PRIORS, MONDAY);

        assertThat(change.events()).isEmpty();
        assertThat(change.customer()).isEqualTo(before);
    }

    @Test
    void smallChangesAccumulateUntilPublished() {
        var before =
                customer(
                        new EventHistoryBuilder()
                                .opened(CASE, MONDAY, ComplaintType.STAFF_ATTITUDE, 2, "40"));
        var published = 0;
        for (var hour = 1; hour <= 24; hour++) {
            var noted = new ComplaintContract.Noted(CASE, EventHistoryBuilder.CUSTOMER, MONDAY);
            var now = MONDAY.plus(Duration.ofHours(hour));
            var change =
                    Customer.after(
                            before,
                            CASE,
                            noted,
                            new Sequence(0, 1 + hour),
                            ScoreParameters.PRIORS,
                            now);
            before = change.customer();
            published += change.events().size();
        }

        // A day of decay changes loyalty by 0.0017, an hour by less than 0.0001.
        assertThat(published).isEqualTo(1);
    }

    @Test
    void eventWithoutFactCreatesNoCustomer() {
        var noted = new ComplaintContract.Noted(CASE, EventHistoryBuilder.CUSTOMER, MONDAY);

        var change =
                Customer.after(
                        null, CASE, noted, new Sequence(0, 1), ScoreParameters.PRIORS, MONDAY);

        assertThat(change.customer()).isNull();
        assertThat(change.events()).isEmpty();
    }

    private static Customer customer(EventHistoryBuilder happened) {
        Customer customer = null;
        for (var event : happened.events()) {
            customer = after(customer, event).customer();
        }
        return customer;
    }

    private static List<CustomerEvent> publishedEvents(EventHistoryBuilder happened) {
        var events = new ArrayList<CustomerEvent>();
        Customer customer = null;
        for (var event : happened.events()) {
            var change = after(customer, event);
            customer = change.customer();
            events.addAll(change.events());
        }
        return events;
    }

    private static Customer.Change after(Customer before, EventHistoryBuilder.Event event) {
        return Customer.after(
                before,
                event.reference(),
                event.data(),
                event.sequence(),
                ScoreParameters.PRIORS,
                event.data().at());
    }
}
