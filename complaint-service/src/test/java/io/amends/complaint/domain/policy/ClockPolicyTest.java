package io.amends.complaint.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amends.calendar.TimeLimit;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.policy.check.PolicyErrors;
import io.amends.policy.text.DefinitionReader;
import io.amends.policy.text.PolicyDocument;
import io.amends.policy.text.PolicyProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockPolicyTest {
    private static final Calendars CALENDARS = calendars(shipped("calendars"));

    @Test
    void shippedPacksAreValid() {
        var policy = read(shipped("clocks"));

        assertThat(policy.packs().keySet())
                .containsExactlyInAnyOrder("plain", "fca", "fca_payments", "cfpb", "water");
        assertThat(policy.choose(ComplaintType.PRICE_OR_BILLING, null, null, Channel.PHONE).name())
                .isEqualTo("plain");
    }

    @Test
    void fcaSummaryResolutionIsDueAtCloseOfThirdBusinessDay() {
        // Received on Thursday 2 April 2026; Good Friday and Easter Monday are holidays.
        assertThat(due("fca", "summary_resolution", "2026-04-02T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-04-09T17:00:00Z"));
    }

    @Test
    void fcaFinalAnswerIsDueEightWeeksAfterReceipt() {
        assertThat(due("fca", "answer", "2026-01-05T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @Test
    void fcaPaymentsAreAnsweredInFifteenBusinessDaysAndThirtyFiveAtMost() {
        assertThat(due("fca_payments", "first_answer", "2026-06-01T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-06-22T17:00:00Z"));
        assertThat(due("fca_payments", "answer", "2026-06-01T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-07-20T17:00:00Z"));
    }

    @Test
    void cfpbIsAnsweredInFifteenAndSixtyCalendarDays() {
        assertThat(due("cfpb", "first_answer", "2026-06-01T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-06-16T23:00:00Z"));
        assertThat(due("cfpb", "answer", "2026-06-01T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-07-31T23:00:00Z"));
    }

    @Test
    void waterHasTwoStagesOfTenWorkingDaysAndPaysWhenLate() {
        var clocks = read(shipped("clocks")).packs().get("water").clocks();

        assertThat(clocks)
                .extracting(ClockRule::name, ClockRule::from)
                .containsExactly(
                        tuple("stage_1", ClockRule.Start.RECEIPT),
                        tuple("stage_2", ClockRule.Start.REOPENING));
        assertThat(clocks).allSatisfy(it -> assertThat(it.payment()).isNotNull());
        assertThat(due("water", "stage_1", "2026-06-01T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-06-15T17:00:00Z"));
    }

    @Test
    void firstFittingRuleChoosesPack() {
        var policy =
                read(
                        """
                        packs:
                          a: {clocks: [{name: final_answer, within: 1 day}]}
                          b: {clocks: [{name: final_answer, within: 2 days}]}
                          c: {clocks: [{name: final_answer, within: 3 days}]}
                        choose:
                          - {pack: a, type: [accident_or_safety]}
                          - {pack: b, product: [Kettle, Toaster], channel: [phone]}
                          - {pack: c}
                        """);

        assertThat(chosen(policy, ComplaintType.ACCIDENT_OR_SAFETY, "kettle", Channel.PHONE))
                .isEqualTo("a");
        assertThat(chosen(policy, ComplaintType.STAFF_ATTITUDE, " KETTLE ", Channel.PHONE))
                .isEqualTo("b");
        assertThat(chosen(policy, ComplaintType.STAFF_ATTITUDE, "kettle", Channel.WEB))
                .isEqualTo("c");
        assertThat(chosen(policy, ComplaintType.STAFF_ATTITUDE, null, Channel.PHONE))
                .isEqualTo("c");
    }

    @Test
    void everyErrorIsReportedAtItsLine() {
        var problems =
                problems(
                        """
                        packs:
                          Fast: {clocks: []}
                          slow:
                            clocks:
                              - {name: first answer, within: 3 fortnights}
                              - {name: final_answer, calendar: nowhere}
                              - {name: final_answer, within: 0 days, due: noon}
                              - {name: paid, within: 3 days, payment: {amount: "0", currency: EUR}}
                              - {name: told, optional: true}
                              - {name: held, within: 4 open hours, pausedBy: [weather]}
                              - {name: held, within: 4 open hours}
                          idle:
                            clocks:
                              - {name: late, within: 1 day, from: reopening}
                        choose:
                          - {pack: fast}
                          - {pack: slow, type: [bad_mood]}
                        """);

        assertThat(problems)
                .extracting(PolicyProblem::path, it -> it.at().line())
                .containsExactlyInAnyOrder(
                        tuple("packs.Fast", 2),
                        tuple("packs.Fast.clocks", 2),
                        tuple("packs.slow.clocks[0].name", 5),
                        tuple("packs.slow.clocks[0].within", 5),
                        tuple("packs.slow.clocks[1].within", 6),
                        tuple("packs.slow.clocks[1].calendar", 6),
                        tuple("packs.slow.clocks[2].within", 7),
                        tuple("packs.slow.clocks[2].due", 7),
                        tuple("packs.slow.clocks[3].payment.amount", 8),
                        tuple("packs.slow.clocks[4].within", 9),
                        tuple("packs.slow.clocks[5].pausedBy[0]", 10),
                        tuple("packs.slow.clocks[6].name", 11),
                        tuple("packs.idle.clocks", 14),
                        tuple("choose[0].pack", 16),
                        tuple("choose[0]", 16),
                        tuple("choose[1].type[0]", 17));
    }

    @Test
    void onlyAnswerTakesItsTimeFromTheSettings() {
        var policy = read("packs: {a: {clocks: [{name: answer}]}}\nchoose: [{pack: a}]\n");

        assertThat(policy.packs().get("a").clocks().getFirst().within()).isNull();
    }

    @Test
    void emptyPolicyIsRefused() {
        assertThat(problems("packs:\n"))
                .extracting(PolicyProblem::path)
                .containsExactlyInAnyOrder("packs", "choose");
    }

    @Test
    void limitsOfEveryFormAreRead() {
        var outside = io.amends.calendar.OutsideHours.AS_RECEIVED;
        var due = io.amends.calendar.DueTime.CLOSING;
        assertThat(
                        Stream.of(
                                        "8 open hours",
                                        "1 open minute",
                                        "90 minutes",
                                        "4 hours",
                                        "1 business day",
                                        "10 working days",
                                        "15 calendar days",
                                        "2 days",
                                        "8 weeks",
                                        "P5D",
                                        "PT2S")
                                .map(it -> TimeLimitText.parse(it, due, outside)))
                .allSatisfy(it -> assertThat(it).isPresent());
        assertThat(TimeLimitText.parse("8 weeks", due, outside))
                .contains(new TimeLimit.CalendarDays(56, due));
        assertThat(
                        Stream.of(
                                        "",
                                        "8",
                                        "hours",
                                        "-1 days",
                                        "0 hours",
                                        "1.5 days",
                                        "4000 days",
                                        "99999 open hours",
                                        "-PT1S",
                                        "P1Y",
                                        "P9999D",
                                        "3 business  weeks")
                                .map(it -> TimeLimitText.parse(it, due, outside)))
                .allSatisfy(it -> assertThat(it).isEmpty());
    }

    private static String chosen(
            ClockPolicy policy, ComplaintType type, String product, Channel channel) {
        return policy.choose(type, product, null, channel).name();
    }

    private static Instant due(String pack, String clock, String received) {
        var rule =
                read(shipped("clocks")).packs().get(pack).clocks().stream()
                        .filter(it -> it.name().equals(clock))
                        .findFirst()
                        .orElseThrow();
        return rule.within().dueAfter(Instant.parse(received), CALENDARS.named(rule.calendar()));
    }

    private static ClockPolicy read(String text) {
        var document = PolicyDocument.parse(text);
        var problems = new ArrayList<PolicyProblem>();
        var errors = new PolicyErrors();
        var policy =
                ClockPolicy.read(
                        new DefinitionReader<>(ClocksDefinition.class).read(document, problems),
                        CALENDARS,
                        errors);
        assertThat(problems).isEmpty();
        assertThat(errors.found()).isEmpty();
        return policy;
    }

    private static List<PolicyProblem> problems(String text) {
        var document = PolicyDocument.parse(text);
        var problems = new ArrayList<PolicyProblem>();
        var errors = new PolicyErrors();
        var policy =
                ClockPolicy.read(
                        new DefinitionReader<>(ClocksDefinition.class).read(document, problems),
                        CALENDARS,
                        errors);
        assertThat(policy).isNull();
        errors.found().forEach(it -> problems.add(document.problem(it.path(), it.detail())));
        return problems;
    }

    static Calendars calendars(String text) {
        var problems = new ArrayList<PolicyProblem>();
        var errors = new PolicyErrors();
        var calendars =
                Calendars.read(
                        new DefinitionReader<>(CalendarsDefinition.class)
                                .read(PolicyDocument.parse(text), problems),
                        errors);
        assertThat(problems).isEmpty();
        assertThat(errors.found()).isEmpty();
        return calendars;
    }

    static String shipped(String kind) {
        try {
            return Files.readString(Path.of("..", "policies", kind + ".yaml"));
        } catch (IOException absent) {
            throw new java.io.UncheckedIOException(absent);
        }
    }
}
