package io.amends.complaint.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.SampleEvents;
import io.amends.contracts.Sequence;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.json.Json;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// The published form of domain events.
class ComplaintContractMapperTest {

    @Test
    void everyEventMapsToOneContractEventOfSameComplaintAndInstant() {
        var seen = new HashSet<Class<?>>();
        for (var event : SampleEvents.WITH_WORDS) {
            seen.add(event.getClass());
            var contract = ComplaintContractMapper.of(recorded(event));
            assertThat(contract.customerId()).isEqualTo("c-1");
            assertThat(contract.at()).isEqualTo(event.at());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(SampleEvents.types());
    }

    @Test
    void contractEventsContainNoFreeText() {
        for (var event : SampleEvents.WITH_WORDS) {
            assertThat(
                            Json.mapper()
                                    .writeValueAsString(
                                            ComplaintContractMapper.of(recorded(event))))
                    .as(event.getClass().getSimpleName())
                    .doesNotContain(SampleEvents.WORDS);
        }
    }

    private static HistoryEntry<ComplaintEvent> recorded(ComplaintEvent event) {
        return new HistoryEntry<>(
                "7K2M-94QX",
                "c-1",
                new Sequence(0, 1),
                Instant.EPOCH,
                "agent/kim",
                "command",
                event,
                null);
    }
}
