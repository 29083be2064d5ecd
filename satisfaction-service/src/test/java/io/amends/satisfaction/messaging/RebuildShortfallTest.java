package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import io.amends.testing.PlatformTest;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Rebuilds with topics that are no longer complete: the rebuild continues, loses nothing, and
/// reports what is missing. On a real store and broker. Ordered: the last test deletes all records.
@PlatformTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildShortfallTest extends RebuildFixture {

    @Test
    @Order(1)
    void customerMissingFromTopicsIsKept() throws Exception {
        service.learn(complained("rebuilt-untold", "R-4"));
        var before = document("rebuilt-untold");

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.merged().kept()).isEqualTo(1);
        assertThat(rebuilt.merged().keptIds()).containsExactly("rebuilt-untold");
        assertThat(rebuilt.gaps()).isEmpty();
        assertThat(rebuilt.refused()).isEmpty();
        assertThat(document("rebuilt-untold").get("state")).isEqualTo(before.get("state"));
        database("customers").deleteOne(new Document("_id", "rebuilt-untold"));
    }

    @Test
    @Order(2)
    void appliedEventRefusedNowBecomesDeadLetterAndCustomerIsKept() throws Exception {
        var happened = complained("rebuilt-refused", "R-5");
        hadItsEffect(happened);
        happened.resolved("R-5", MONDAY.plus(Duration.ofDays(1)));
        wire.publish(happened.events().getLast());
        awaitFacts("rebuilt-refused", happened);
        awaitAllRead();
        var before = document("rebuilt-refused");

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.refused())
                .singleElement()
                .satisfies(each -> assertThat(each).contains("amends.complaints").contains("at"));
        assertThat(rebuilt.waiting()).as("what follows it").isEqualTo(1);
        assertThat(rebuilt.merged().keptIds()).containsExactly("rebuilt-refused");
        assertThat(document("rebuilt-refused").get("state")).isEqualTo(before.get("state"));
        assertThat(document("rebuilt-refused").get("sourceOffsets"))
                .isEqualTo(before.get("sourceOffsets"));
        assertThat(letter().detail()).contains("had its effect once, and is refused");

        // Another rebuild and another event: neither the rebuild nor the case is blocked.
        assertThat(rebuild((_, _, _) -> {}).merged().keptIds()).contains("rebuilt-refused");
        happened.closed("R-5", MONDAY.plus(Duration.ofDays(20)));
        wire.publish(happened.events().getLast());
        awaitFacts("rebuilt-refused", happened);

        // Once an operator discards it, it is skipped.
        discardLetter();
        var after = rebuild((_, _, _) -> {});

        assertThat(after.merged().kept()).isZero();
        assertThat(after.merged().repaired()).isEqualTo(1);
        await(() -> database("parked").countDocuments() == 0);
    }

    @Test
    @Order(3)
    void deletedRecordsAreReportedAndOtherCustomersAreRebuilt() throws Exception {
        awaitAllRead();
        deleteRecords(Topic.INTERACTIONS);
        deleteRecords(Topic.COMPLAINTS);
        var later = complained("rebuilt-later", "R-6");
        later.events().forEach(wire::publish);
        awaitFacts("rebuilt-later", later);
        var before = documents();
        damage("rebuilt-later");
        damage("rebuilt-3");

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.gaps())
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap).contains(" begins at offset "));
        assertThat(rebuilt.merged().repaired()).isEqualTo(1);
        awaitFacts("rebuilt-later", later);
        assertThat(rebuilt.merged().kept()).isGreaterThan(20);
        assertThat(rebuilt.merged().keptIds()).isNotEmpty().doesNotContain("rebuilt-later");
        var after = documents();
        before.keySet().removeAll(List.of("rebuilt-later", "rebuilt-3"));
        assertThat(after).containsAllEntriesOf(before);
        assertThat(cases("rebuilt-3")).as("not worse than before").isEmpty();

        // New events are applied, also to customers that were kept.
        var known =
                HISTORIES
                        .get("rebuilt-4")
                        .opened(
                                "R-7",
                                MONDAY,
                                io.amends.contracts.ComplaintType.STAFF_ATTITUDE,
                                2,
                                null);
        wire.publish(known.events().getLast());
        awaitFacts("rebuilt-4", known);

        // With explicit consent to the loss, the damaged customer is replaced by what remains.
        var followed = document("rebuilt-3").getDocument("sourceOffsets");
        var reduced = rebuild((_, _, _) -> {}, true);
        assertThat(reduced.merged().reduced()).isPositive();
        assertThat(document("rebuilt-3").getDocument("sourceOffsets").keySet())
                .containsAll(followed.keySet());
    }

    private static List<?> cases(String id) {
        return document(id).getDocument("state").getDocument("facts").getArray("cases");
    }
}
