package io.amends.followup.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.contracts.FollowupKind;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.OutboxListener;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.followup.application.FollowupContractMapper;
import io.amends.followup.domain.CaseCommand.FollowUp;
import io.amends.followup.domain.CaseFile;
import io.amends.followup.domain.FollowupEvent.Due;
import io.amends.followup.domain.FollowupPolicy;
import io.amends.followup.domain.FollowupState;
import io.amends.followup.domain.FollowupSubject;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The cost of a page depends on its size, not on the number of follow-ups.
@PlatformTest
class ListPlansTest {
    private static final int ALL = 300;
    private static final int PAGE = 10;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static MongoClient client;
    private static MongoDatabase database;
    private static CaseFiles caseFiles;

    @BeforeAll
    static void fill(TestSpace space) {
        client = MongoClients.create(space.mongodbUri());
        database = client.getDatabase(space.database());
        var aggregates =
                new DocumentStoreFactory(
                                database,
                                Clock.systemUTC(),
                                AggregateLimits.DEFAULT,
                                new PropagatingTraceContext(),
                                OutboxListener.NONE)
                        .create(
                                new CaseFileAggregateType(
                                        FollowupPolicy.DEFAULT, FollowupContractMapper::of));
        var ids =
                IntStream.range(0, ALL)
                        .mapToObj(id -> String.format(Locale.ROOT, "%04d-AAAA", id))
                        .toList();
        aggregates.change(
                ids,
                (id, draft) ->
                        draft.replace(
                                CaseFileRecord.of(followedUp(id)),
                                List.of(),
                                START,
                                "test",
                                "fill"));
        caseFiles = new CaseFiles(aggregates);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "DUE"})
    void pageExaminesLittleMoreThanItShows(FollowupState state) {
        var filter = new FollowupQuery(Set.of(state), Set.of(), null);
        var first = caseFiles.list(filter, ListOrder.DUE, Optional.empty(), PAGE);
        var position = first.getLast().position();

        assertThat(first).hasSize(PAGE).extracting(ListedFollowup::position).isSorted();
        assertThat(examined(state, "")).isLessThanOrEqualTo(PAGE + 1);
        assertThat(examined(state, position.at())).isLessThanOrEqualTo(PAGE + 1);
        assertThat(caseFiles.list(filter, ListOrder.DUE, Optional.of(position), PAGE))
                .hasSize(PAGE)
                .allMatch(each -> each.position().compareTo(position) > 0);
        assertThat(caseFiles.count(filter)).isEqualTo(ALL / 2);
    }

    @Test
    void pageOfChangesExaminesLittleMoreThanItShows() {
        var filter = new FollowupQuery(EnumSet.allOf(FollowupState.class), Set.of(), null);
        var first = caseFiles.list(filter, ListOrder.UPDATED, Optional.empty(), PAGE);
        var position = first.getLast().position();

        assertThat(first).hasSize(PAGE).extracting(ListedFollowup::position).isSorted();
        assertThat(caseFiles.list(filter, ListOrder.UPDATED, Optional.of(position), PAGE))
                .hasSize(PAGE)
                .allMatch(each -> each.position().compareTo(position) > 0);
        assertThat(
                        database.getCollection("caseFiles")
                                .find(ListFields.updated(filter.states(), position.at()))
                                .sort(ListFields.BY_UPDATE)
                                .hint(ListFields.BY_UPDATE)
                                .limit(PAGE + 1)
                                .explain(ExplainVerbosity.EXECUTION_STATS)
                                .get("executionStats", Document.class)
                                .getInteger("totalDocsExamined"))
                .isLessThanOrEqualTo(PAGE + 1);
    }

    private static int examined(FollowupState state, String from) {
        return database.getCollection("caseFiles")
                .find(ListFields.from(state, from))
                .sort(ListFields.order(state))
                .limit(PAGE + 1)
                .explain(ExplainVerbosity.EXECUTION_STATS)
                .get("executionStats", Document.class)
                .getInteger("totalDocsExamined");
    }

    /// Every other one is due already.
    private static CaseFile followedUp(String reference) {
        var number = Integer.parseInt(reference.substring(0, 4));
        var file = CaseFile.opened(reference, "c-" + number % 40, true);
        var resolvedAt = START.plusSeconds(number / 7);
        var scheduled =
                file.decide(new FollowUp(1, resolvedAt), FollowupPolicy.DEFAULT, resolvedAt);
        var next = file.apply(scheduled.getFirst());
        var subject = new FollowupSubject(reference + "~1", 1);
        return number % 2 == 0 ? next : next.apply(new Due(subject, FollowupKind.CALLBACK));
    }
}
