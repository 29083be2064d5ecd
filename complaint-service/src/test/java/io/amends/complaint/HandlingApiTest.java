package io.amends.complaint;

import static io.amends.complaint.RunningService.COMPLAINTS;
import static io.amends.complaint.RunningService.etag;
import static io.amends.complaint.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.application.RelatedComplaintService;
import io.amends.complaint.application.UnfinishedRelationJob;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.LinkTo;
import io.amends.complaint.domain.ComplaintCommand.MergeInto;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.store.Complaints;
import io.amends.contracts.LinkKind;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Commands on the handling of complaints over HTTP.
@PlatformTest
class HandlingApiTest {
    private static RunningService service;
    private static RunningService.Client agent;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
        agent = service.agent();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void passAndAssignShowHopsWithWhoPassedAndWhy() {
        var reference = agent.filed(Samples.PLAIN);

        agent.commands(
                reference,
                "assign",
                "{\"owner\": \"kim\", \"team\": \"returns\"}",
                "pass",
                "{\"team\": \"billing\", \"reason\": \"their tariff\"}");

        var complaint = json(agent.read(reference));
        assertThat(text(complaint, "owner")).isEqualTo("kim");
        assertThat(text(complaint, "team")).isEqualTo("billing");
        var hops = complaint.get("hops");
        assertThat(hops).hasSize(3);
        assertThat(hops.get(0).has("team")).isFalse();
        assertThat(text(hops.get(2), "reason")).isEqualTo("their tariff");
        assertThat(text(hops.get(2), "by")).isEqualTo("kim");
        assertThat(hops.get(1).get("to")).isEqualTo(hops.get(2).get("from"));
    }

    @Test
    void waitIsShownListedAndEndsAtItsTimeAlsoAfterDowntime() {
        var reference = agent.filed(Samples.complaint("c-waiting"));
        var until = service.clock.instant().plusSeconds(3600);
        agent.commands(
                reference,
                "wait",
                String.format(
                        Locale.ROOT,
                        "{\"for\": \"customer\", \"until\": \"%s\", \"reason\": \"invoice\"}",
                        until));

        var waiting = json(agent.read(reference)).get("waiting");
        assertThat(text(waiting, "for")).isEqualTo("customer");
        assertThat(text(waiting, "until")).isEqualTo(until.toString());
        assertThat(listed("?waiting=customer&customerId=c-waiting")).containsExactly(reference);
        assertThat(listed("?waiting=customer&sort=received")).contains(reference);
        assertThat(listed("?waiting=third_party&customerId=c-waiting")).isEmpty();
        assertThat(agent.get(COMPLAINTS + "?waiting=nobody").statusCode()).isEqualTo(400);

        service.clock.moveAhead(Duration.ofHours(2));
        Eventually.holds("the end", () -> !json(agent.read(reference)).has("waiting"));
        var last = history(reference).get(2);
        assertThat(text(last, "what")).isEqualTo("amends.complaint.resumed.v1");
        assertThat(text(last, "at")).isEqualTo(until.toString());
        assertThat(text(last, "through")).isEqualTo("clock");
        assertThat(agent.command(reference, "resume", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var reference = agent.filed(Samples.PLAIN);

        assertThat(
                        wrong(
                                reference,
                                "wait",
                                "{\"for\": \"me\", \"until\": \"2020-01-01T00:00:00Z\"}"))
                .containsExactlyInAnyOrder("/for", "/until", "/reason");
        assertThat(wrong(reference, "pass", "{\"team\": \" \", \"owner\": \"\"}"))
                .containsExactlyInAnyOrder("/team", "/owner", "/reason");
        assertThat(wrong(reference, "restate", "{}"))
                .containsExactlyInAnyOrder("/text", "/confirmed");
        assertThat(wrong(reference, "escalate", "{\"level\": 9}"))
                .containsExactlyInAnyOrder("/reason", "/wish", "/level");
        assertThat(wrong(reference, "escalate-outside", "{\"due\": \"x\"}"))
                .containsExactlyInAnyOrder("/body", "/due");
        assertThat(
                        wrong(
                                reference,
                                "correct",
                                "{\"severity\": 5, \"loss\": {\"amount\": \"1\"}, \"batch\": \"\"}"))
                .containsExactlyInAnyOrder("/severity", "/loss/currency", "/batch", "/reason");
        assertThat(wrong(reference, "correct", "{\"batch\": \"B7\", \"reason\": \"x\"}"))
                .containsExactly("/batch");
        assertThat(wrong(reference, "add-words", "{\"channel\": \"fax\"}"))
                .containsExactlyInAnyOrder("/text", "/channel");
        assertThat(wrong(reference, "tag", "{\"add\": [\"Vip\", \"ok\", null, \"a b\"]}"))
                .containsExactlyInAnyOrder("/add/0", "/add/2", "/add/3");
        assertThat(wrong(reference, "tag", "{}")).containsExactly("/add");
        assertThat(wrong(reference, "tag", "{\"add\": [\"a\"], \"remove\": [\"a\"]}"))
                .containsExactly("/remove");
        assertThat(wrong(reference, "link", "{\"to\": \"7K2M\", \"kind\": \"causes\"}"))
                .containsExactlyInAnyOrder("/to", "/kind");
        assertThat(wrong(reference, "link", "{\"to\": \"0000-0000\", \"kind\": \"related\"}"))
                .containsExactly("/to");
        assertThat(
                        wrong(
                                reference,
                                "merge",
                                String.format(Locale.ROOT, "{\"into\": \"%s\"}", reference)))
                .containsExactly("/into");
        assertThat(wrong(reference, "unmerge", "{}")).containsExactly("/from");
        assertThat(wrong(reference, "keep-promise", "{\"promise\": 1, \"next\": {}}"))
                .containsExactlyInAnyOrder("/next/what", "/next/by");
    }

    @Test
    void escalationsAreListedWithLevelAndOutsideClock() {
        var reference = agent.filed(Samples.PLAIN);

        agent.commands(
                reference,
                "escalate",
                "{\"reason\": \"angry\", \"wish\": \"customer\"}",
                "escalate-outside",
                "{\"body\": \"ombudsman\", \"reference\": \"O-1\", \"due\": \"2035-01-01T00:00:00Z\"}");

        var complaint = json(agent.read(reference));
        var escalations = complaint.get("escalations");
        assertThat(text(escalations.get(0), "trigger")).isEqualTo("customer");
        assertThat(escalations.get(0).get("level").asInt()).isEqualTo(1);
        assertThat(text(escalations.get(1), "body")).isEqualTo("ombudsman");
        assertThat(complaint.get("clocks").findValuesAsString("name"))
                .containsExactly("answer", "outside");
    }

    @Test
    void correctionShowsBeforeAndAfterInHistoryAndMovesTheComplaintInLists() {
        var reference = agent.filed(Samples.complaint("c-corrected"));

        agent.commands(
                reference,
                "correct",
                "{\"type\": \"price_or_billing\", \"severity\": 4, \"product\": \"tariff\","
                        + " \"loss\": {\"amount\": \"9.50\", \"currency\": \"EUR\"}, \"reason\": \"misread\"}");

        var complaint = json(agent.read(reference));
        assertThat(text(complaint, "type")).isEqualTo("price_or_billing");
        assertThat(complaint.get("severity").asInt()).isEqualTo(4);
        assertThat(listed("?type=price_or_billing&customerId=c-corrected"))
                .containsExactly(reference);
        assertThat(listed("?type=product_or_service_quality&customerId=c-corrected")).isEmpty();
        var details = history(reference).get(1).get("details");
        assertThat(text(details.get("before"), "type")).isEqualTo("product_or_service_quality");
        assertThat(text(details.get("after"), "type")).isEqualTo("price_or_billing");
        assertThat(text(details, "reason")).isEqualTo("misread");
    }

    @Test
    void integrationAddsWordsToItsOwnComplaintsOnly() {
        var crm = service.as("crm", "integration");
        var own = crm.filed(Samples.PLAIN);
        var other = agent.filed(Samples.PLAIN);
        var words = "{\"text\": \"It happened again.\", \"channel\": \"phone\"}";

        var said = crm.command(own, "add-words", words);

        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(json(said).get("wordsAdded").asInt()).isEqualTo(1);
        assertThat(crm.command(other, "add-words", words).statusCode()).isEqualTo(404);
        assertThat(crm.command(own, "note", "{\"text\": \"x\"}").statusCode()).isEqualTo(403);
        assertThat(crm.post(COMPLAINTS + "/" + own + "/add-words", words).statusCode())
                .isEqualTo(428);
        assertThat(agent.command(other, "add-words", words).statusCode()).isEqualTo(200);
        assertThat(text(history(own).get(1).get("details"), "text"))
                .isEqualTo("It happened again.");
        assertThat(text(history(own).get(1), "by")).isEqualTo("crm");
    }

    @Test
    void tagsRestatementAndThankYouNoteAreKept() {
        var reference = agent.filed(Samples.PLAIN);

        agent.commands(
                reference,
                "tag",
                "{\"add\": [\"vip\", \"press\"]}",
                "tag",
                "{\"remove\": [\"vip\"]}",
                "restate",
                "{\"text\": \"The valve leaks.\", \"confirmed\": true}",
                "resolve",
                Samples.RESOLVE,
                "note",
                "{\"text\": \"Thanks a lot\", \"thanks\": true}");

        var complaint = json(agent.read(reference));
        assertThat(complaint.get("tags").toString()).isEqualTo("[\"press\"]");
        assertThat(text(complaint.get("restatement"), "text")).isEqualTo("The valve leaks.");
        assertThat(text(complaint, "status")).isEqualTo("resolved");
        assertThat(complaint.get("resolution").get("firstContact").asBoolean()).isTrue();
    }

    @Test
    void onlySupervisorReopensWithdrawnComplaint() {
        var reference = agent.filed(Samples.PLAIN);
        agent.commands(reference, "withdraw", "{\"reason\": \"by mistake\"}");
        var reopen = "{\"reason\": \"It was a mistake.\"}";

        assertThat(agent.command(reference, "reopen", reopen).statusCode()).isEqualTo(403);
        var reopened = service.as("sue", "supervisor").command(reference, "reopen", reopen);

        assertThat(reopened.statusCode()).isEqualTo(200);
        assertThat(text(json(reopened), "status")).isEqualTo("reopened");
    }

    @Test
    void keptPromiseWithTheNextNewsTakesOneCommand() {
        var reference = agent.filed(Samples.complaint("c-promised"));
        var by = service.clock.instant().plusSeconds(3600);
        agent.commands(
                reference,
                "promise",
                String.format(Locale.ROOT, "{\"what\": \"an answer\", \"by\": \"%s\"}", by),
                "keep-promise",
                String.format(
                        Locale.ROOT,
                        "{\"promise\": 1, \"note\": \"not yet\", \"next\": {\"what\": \"news\", \"by\": \"%s\"}}",
                        by.plusSeconds(60)));

        assertThat(json(agent.read(reference)).get("promises").findValuesAsString("state"))
                .containsExactly("kept", "pending");
        var figures = json(agent.get("/api/v1/customers/c-promised")).get("promises");
        assertThat(figures.get("made").asInt()).isEqualTo(2);
        assertThat(figures.get("kept").asInt()).isEqualTo(1);
    }

    @Test
    void linkIsShownOnBothSidesOnce() {
        var first = agent.filed(Samples.complaint("c-l1"));
        var second = agent.filed(Samples.complaint("c-l2"));
        var body = String.format(Locale.ROOT, "{\"to\": \"%s\", \"kind\": \"caused_by\"}", second);

        var linked = agent.command(first, "link", body.toLowerCase(Locale.ROOT));
        var again = agent.command(first, "link", body);

        assertThat(linked.statusCode()).isEqualTo(200);
        assertThat(etag(again)).isEqualTo(etag(linked)).isEqualTo(etag(agent.read(first)));
        assertThat(links(first)).containsExactly("caused_by " + second);
        assertThat(links(second)).containsExactly("causes " + first);
        assertThat(
                        agent.command(
                                        first,
                                        "link",
                                        "{\"to\": \"0000-0000\", \"kind\": \"related\"}",
                                        "\"v1\"")
                                .statusCode())
                .isEqualTo(412);
    }

    @Test
    void mergedComplaintLeavesOpenListsRefusesCommandsAndComesBack() {
        var merged = agent.filed(Samples.complaint("c-merge"));
        var into = agent.filed(Samples.complaint("c-merge"));
        agent.commands(merged, "acknowledge", "{}");
        var open = "?customerId=c-merge&status=received&status=acknowledged";

        assertThat(agent.command(merged, "merge", with("into", into)).statusCode()).isEqualTo(200);

        assertThat(listed(open)).containsExactly(into);
        assertThat(text(json(agent.read(merged)), "status")).isEqualTo("merged");
        assertThat(links(merged)).containsExactly("merged_into " + into);
        assertThat(links(into)).containsExactly("merged_from " + merged);
        var refused = agent.command(merged, "investigate", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(text(json(refused), "mergedInto")).isEqualTo(into);
        assertThat(text(json(refused), "detail")).contains(into);
        assertThat(agent.command(merged, "note", "{\"text\": \"x\"}").statusCode()).isEqualTo(200);

        assertThat(agent.command(merged, "unmerge", with("from", into)).statusCode())
                .isEqualTo(200);
        assertThat(text(json(agent.read(merged)), "status")).isEqualTo("acknowledged");
        assertThat(links(into)).isEmpty();
        agent.commands(merged, "merge", with("into", into));
        agent.commands(into, "unmerge", with("from", merged));
        assertThat(listed(open)).containsExactlyInAnyOrder(merged, into);
        assertThat(links(merged)).isEmpty();
    }

    @Test
    void mergeAcrossCustomersIntoEndedOrMergedOnesIsRefused() {
        var first = agent.filed(Samples.complaint("c-m1"));
        var second = agent.filed(Samples.complaint("c-m1"));
        var ended = agent.filed(Samples.complaint("c-m1"));
        var foreign = agent.filed(Samples.complaint("c-m2"));
        agent.commands(ended, "reject", "{\"reason\": \"x\", \"words\": \"x\"}");

        assertThat(agent.command(first, "merge", with("into", foreign)).statusCode())
                .isEqualTo(409);
        assertThat(agent.command(first, "merge", with("into", ended)).statusCode()).isEqualTo(409);
        agent.commands(first, "merge", with("into", second));
        var cycle = agent.command(second, "merge", with("into", first));
        assertThat(cycle.statusCode()).isEqualTo(409);
        assertThat(text(json(cycle), "detail")).contains(second);
        assertThat(text(json(cycle), "state")).isEqualTo("received");
        assertThat(json(cycle).has("mergedInto")).isFalse();
        assertThat(text(json(agent.read(second)), "status")).isEqualTo("received");
    }

    @Test
    void linkAndMergeInterruptedAfterTheFirstWriteAreFinished() {
        var first = agent.filed(Samples.complaint("c-stop"));
        var second = agent.filed(Samples.complaint("c-stop"));
        var complaints = service.bean(Complaints.class);
        interrupted(complaints, first, new LinkTo(second, LinkKind.RELATED));
        interrupted(complaints, first, new MergeInto(second));
        assertThat(links(second)).isEmpty();

        service.clock.moveAhead(Duration.ofMinutes(1));
        service.bean(UnfinishedRelationJob.class).finish();

        assertThat(links(second))
                .containsExactlyInAnyOrder("related " + first, "merged_from " + first);
        assertThat(
                        service.bean(RelatedComplaintService.class)
                                .unfinished(service.clock.instant(), 9))
                .isEmpty();
    }

    @Test
    void interruptedMergeThatTheOtherComplaintRefusesIsUndone() {
        var first = agent.filed(Samples.complaint("c-undo"));
        var second = agent.filed(Samples.complaint("c-undo"));
        interrupted(service.bean(Complaints.class), first, new MergeInto(second));
        agent.commands(second, "withdraw", "{\"reason\": \"x\"}");

        service.clock.moveAhead(Duration.ofMinutes(1));
        service.bean(UnfinishedRelationJob.class).finish();

        assertThat(text(json(agent.read(first)), "status")).isEqualTo("received");
    }

    private static void interrupted(
            Complaints complaints, String reference, ComplaintCommand command) {
        complaints.handle(
                Reference.read(reference).orElseThrow(), CommandRequest.of(command, "agent/kim"));
    }

    private static List<String> wrong(String reference, String command, String body) {
        var answer = agent.command(reference, command, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return json(answer).get("errors").findValuesAsString("pointer");
    }

    private static List<String> links(String reference) {
        return json(agent.read(reference))
                .get("links")
                .valueStream()
                .map(link -> text(link, "kind") + " " + text(link, "to"))
                .toList();
    }

    private static List<String> listed(String query) {
        return json(agent.get(COMPLAINTS + query))
                .get("items")
                .findValuesAsString("reference")
                .stream()
                .distinct()
                .toList();
    }

    private static JsonNode history(String reference) {
        return json(agent.get(COMPLAINTS + "/" + reference + "/history")).get("items");
    }

    private static String with(String field, String reference) {
        return String.format(Locale.ROOT, "{\"%s\": \"%s\"}", field, reference);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
