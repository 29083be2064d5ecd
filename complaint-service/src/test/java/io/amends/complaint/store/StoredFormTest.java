package io.amends.complaint.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.SampleEvents;
import io.amends.eventing.bson.Codecs;
import org.junit.jupiter.api.Test;

/// Stored documents are read back unchanged.
class StoredFormTest {

    @Test
    void everyEventRoundTripsThroughBson() {
        for (var event : SampleEvents.WITH_WORDS) {
            assertThat(again(event)).isEqualTo(event);
            var names = EventTypeNames.EVENTS;
            assertThat(names.typeOf(names.nameOf(event))).isEqualTo(event.getClass());
        }
    }

    @Test
    void complaintRoundTripsThroughBson() {
        var filed = ComplaintRecord.of(SampleEvents.complaint());

        var document = Codecs.encode(filed, ComplaintRecord.class, ComplaintCodecs.REGISTRY);

        assertThat(Codecs.decode(document, ComplaintRecord.class, ComplaintCodecs.REGISTRY))
                .isEqualTo(filed);
    }

    @SuppressWarnings("unchecked")
    private static ComplaintEvent again(ComplaintEvent event) {
        var type = (Class<ComplaintEvent>) event.getClass();
        var document = Codecs.encode(event, type, ComplaintCodecs.REGISTRY);
        return Codecs.decode(document, type, ComplaintCodecs.REGISTRY);
    }
}
