package io.amends.satisfaction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.ComplaintType;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.time.Instant;
import java.util.Random;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.Test;

class CustomerFactsCodecTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00.123Z");

    @Test
    void everyFactTypeRoundTrips() {
        for (var run = 0; run < 300; run++) {
            var seed = System.nanoTime();
            var facts = EventHistoryBuilder.atRandom(new Random(seed), 10, START).facts();

            assertThat(read(written(facts))).as("seed %d", seed).isEqualTo(facts);
        }
    }

    @Test
    void customerWithThreeCasesTakesAboutOneKilobyte() {
        var happened = new EventHistoryBuilder();
        for (var reference : new String[] {"7K2M-94QX", "8A1B-22CD", "9ZZZ-0001"}) {
            happened.opened(reference, START, ComplaintType.PRICE_OR_BILLING, 2, "40.00")
                    .resolved(reference, START.plusSeconds(86_400))
                    .answered(reference, START.plusSeconds(4 * 86_400), true, 5)
                    .closed(reference, START.plusSeconds(5 * 86_400));
        }

        var bytes = new RawBsonDocument(written(happened.facts()), new BsonDocumentCodec());

        assertThat(bytes.getByteBuffer().remaining()).isLessThan(1_200);
    }

    private static BsonDocument written(CustomerFacts facts) {
        var document = new BsonDocument();
        new CustomerFactsCodec()
                .encode(new BsonDocumentWriter(document), facts, EncoderContext.builder().build());
        return document;
    }

    private static CustomerFacts read(BsonDocument document) {
        return new CustomerFactsCodec()
                .decode(new BsonDocumentReader(document), DecoderContext.builder().build());
    }
}
