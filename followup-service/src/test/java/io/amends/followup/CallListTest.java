package io.amends.followup;

import static io.amends.followup.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Order and paging of the call list.
@PlatformTest
class CallListTest {
    private static final int COMPLAINTS = 12;
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
        var now = service.clock.instant();
        // The higher its number, the earlier it was resolved; two are resolved twice, with a
        // reopening in between.
        for (var number = 0; number < COMPLAINTS; number++) {
            var at = now.minus(Duration.ofHours(number));
            var life = ComplaintLife.opened(reference(number), at).resolved(at);
            if (number < 2) {
                life.reopened(at.plusSeconds(1)).resolved(at.plusSeconds(2));
                life.reopened(at.plusSeconds(3)).resolved(at.plusSeconds(4));
            }
            service.topics.publish(life);
        }
        service.clock.moveBy(Duration.ofDays(5));
        // Waits for all events of each complaint, not only for those that make a follow-up due.
        Eventually.await("the expected result").until(() -> service.ids(""), dueFirst()::equals);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void callListStartsWithLongestDue() {
        assertThat(service.ids("")).containsExactlyElementsOf(dueFirst());
    }

    @ParameterizedTest
    @CsvSource({"1", "5", "11", "12", "200"})
    void pagesShowEachFollowupOnceAndInOrder(int limit) {
        assertThat(walk("/followups?limit=" + limit)).containsExactlyElementsOf(dueFirst());
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "200"})
    void pagesKeepAllFollowupsOfOneComplaint(int limit) {
        assertThat(walk("/followups?state=cancelled&limit=" + limit))
                .containsExactly("CCCC-0001~1", "CCCC-0001~2", "CCCC-0000~1", "CCCC-0000~2");
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "7", "200"})
    void repeatedFilterMatchesAnyValue(int limit) {
        var either = walk("/followups?state=cancelled&state=due&limit=" + limit);

        assertThat(either).hasSize(COMPLAINTS + 4).doesNotHaveDuplicates();
        assertThat(either.subList(0, COMPLAINTS - 2))
                .containsExactlyElementsOf(dueFirst().subList(0, COMPLAINTS - 2));
        assertThat(service.ids("?complaint=CCCC-0003&complaint=cccc0004"))
                .containsExactly("CCCC-0004~1", "CCCC-0003~1");
    }

    @Test
    void listOfComplaintHasAllFollowupsUnlessFilteredByState() {
        assertThat(service.ids("?complaint=CCCC-0001"))
                .containsExactlyInAnyOrder("CCCC-0001~1", "CCCC-0001~2", "CCCC-0001~3");
        assertThat(walk("/followups?complaint=CCCC-0001&limit=1"))
                .containsExactlyInAnyOrder("CCCC-0001~1", "CCCC-0001~2", "CCCC-0001~3");
        assertThat(service.ids("?complaint=CCCC-0001&state=due")).containsExactly("CCCC-0001~3");
        assertThat(total("?count=true&complaint=CCCC-0001")).isEqualTo(3);
    }

    @Test
    void totalCountIsReturnedOnlyOnRequest() {
        assertThat(total("?count=true&limit=1")).isEqualTo(12);
        assertThat(total("?count=true&state=cancelled")).isEqualTo(4);
        assertThat(total("?count=true&state=cancelled&state=due")).isEqualTo(16);
        assertThat(total("?count=true&state=cancelled&complaint=CCCC-0001")).isEqualTo(2);
        assertThat(service.get("/followups").headers().firstValue("X-Total-Count")).isEmpty();
    }

    @Test
    void nextPageContinuesAfterCursorWhoseFollowupWasAnswered() {
        for (var reference : List.of("CCCC-1001", "CCCC-1002", "CCCC-1003", "CCCC-1004")) {
            service.clock.moveBy(Duration.ofSeconds(1));
            service.followUp(reference);
        }

        var first = service.get("/followups?state=scheduled&limit=2");
        service.command("CCCC-1002~1", "answered", "{\"solved\": true}");

        assertThat(ids(first)).containsExactly("CCCC-1001~1", "CCCC-1002~1");
        assertThat(walk(next(first))).containsExactly("CCCC-1003~1", "CCCC-1004~1");
    }

    @Test
    void updatedAfterListsChangesInWriteOrder() {
        for (var reference : List.of("CCCC-2001", "CCCC-2002", "CCCC-2003")) {
            service.followUp(reference);
        }
        var mark = updatedAt("CCCC-2003~1");
        answerLater("CCCC-2002~1");
        answerLater("CCCC-2001~1");

        assertThat(walk("/followups?limit=1&updatedAfter=" + mark))
                .containsExactly("CCCC-2002~1", "CCCC-2001~1");
        assertThat(total("?count=true&updatedAfter=" + mark)).isEqualTo(2);
        var last = updatedAt("CCCC-2001~1");
        assertThat(service.ids("?updatedAfter=" + last)).isEmpty();
        assertThat(total("?count=true&updatedAfter=" + last)).isZero();
        assertThat(service.ids("?sort=due&state=done&updatedAfter=" + mark))
                .containsExactlyInAnyOrder("CCCC-2001~1", "CCCC-2002~1");
        assertThat(service.ids("?state=scheduled&updatedAfter=" + mark)).isEmpty();
        assertThat(service.ids("?complaint=CCCC-2003&updatedAfter=" + mark)).isEmpty();
        assertThat(service.ids("?complaint=CCCC-2001&updatedAfter=" + mark))
                .containsExactly("CCCC-2001~1");
        // Removes it from the scheduled follow-ups of the other tests.
        answerLater("CCCC-2003~1");
    }

    @Test
    void followupHasVersionOfItsETagInListsAndResponses() {
        service.followUp("CCCC-3001");
        answerLater("CCCC-3001~1");

        var one = service.get("/followups/CCCC-3001~1");
        var read = json(one);
        assertThat(one.headers().firstValue("ETag"))
                .contains("\"v" + read.get("version").asLong() + "\"");
        assertThat(Instant.parse(read.get("updatedAt").asString()))
                .isEqualTo(service.clock.instant());
        assertThat(json(service.get("/followups?complaint=CCCC-3001")).get("items").get(0))
                .isEqualTo(read);
    }

    @Test
    void pagesOfChangesShowEachFollowupOnce() {
        assertThat(walk("/followups?state=cancelled&sort=updated&limit=1"))
                .containsExactlyInAnyOrder(
                        "CCCC-0000~1", "CCCC-0000~2", "CCCC-0001~1", "CCCC-0001~2");
    }

    @ParameterizedTest
    @CsvSource({
        "?state=late, state",
        "?limit=0, limit",
        "?limit=201, limit",
        "?cursor=made-up, cursor",
        "?count=perhaps, count",
        "?owner=kim, owner",
        "?updatedAfter=yesterday, updatedAfter",
        "?updatedAfter=1748995200, updatedAfter",
        "?sort=late, sort"
    })
    void saysWhichParameterIsWrong(String query, String parameter) {
        var refused = service.get("/followups" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        var error = json(refused).get("errors").get(0);
        assertThat(error.get("in").asString()).isEqualTo("query");
        assertThat(error.get("pointer").asString()).isEqualTo("/" + parameter);
    }

    private static List<String> dueFirst() {
        return IntStream.range(0, COMPLAINTS)
                .mapToObj(number -> COMPLAINTS - 1 - number)
                .map(number -> reference(number) + (number < 2 ? "~3" : "~1"))
                .toList();
    }

    private static String reference(int number) {
        return String.format(Locale.ROOT, "CCCC-%04d", number);
    }

    private static void answerLater(String id) {
        service.clock.moveBy(Duration.ofSeconds(1));
        service.command(id, "answered", "{\"solved\": true}");
    }

    private static String updatedAt(String id) {
        return json(service.get("/followups/" + id)).get("updatedAt").asString();
    }

    private static List<String> walk(String path) {
        var found = new ArrayList<String>();
        var next = path;
        while (next != null) {
            var page = service.get(next);
            found.addAll(ids(page));
            next = next(page);
        }
        return found;
    }

    private static String next(HttpResponse<String> page) {
        return page.headers()
                .firstValue("Link")
                .map(link -> link.replaceAll("</api/v1(.*)>; rel=\"next\"", "$1"))
                .orElse(null);
    }

    private static List<String> ids(HttpResponse<String> page) {
        return json(page)
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static long total(String query) {
        var answer = service.get("/followups" + query);
        return answer.headers().firstValueAsLong("X-Total-Count").orElseThrow();
    }
}
