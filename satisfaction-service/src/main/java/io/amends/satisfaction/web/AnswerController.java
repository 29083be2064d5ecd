package io.amends.satisfaction.web;

import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.survey.Question;
import io.amends.satisfaction.domain.survey.SurveyAnswer;
import io.amends.satisfaction.store.Answers;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists survey answers one by one: those that the figures of reports are computed from.
@RestController
class AnswerController {
    private static final String ORDER = "newest";
    private static final Comparator<SortKeys> NEWEST_FIRST =
            Comparator.comparing(SortKeys::at)
                    .reversed()
                    .thenComparing(SortKeys::reference)
                    .thenComparing(SortKeys::sequence);

    private final Answers answers;
    private final Clock clock;

    AnswerController(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /// @param question only answers to this question
    /// @param band only ratings in this band of the question, such as `promoters`
    record Asked(@Nullable Question question, @Nullable String band) {
        Predicate<SurveyAnswer> test() {
            if (question == null) {
                if (band != null) {
                    throw Problem.invalid(
                            Violation.ofQuery("question", "is required where `band` is given"));
                }
                return _ -> true;
            }
            var holds = ratings(question, band);
            return answer -> {
                var rating = question.of(answer.ratings());
                return rating != null && holds.test(rating);
            };
        }

        private static Predicate<Integer> ratings(Question question, @Nullable String band) {
            if (band == null) {
                return _ -> true;
            }
            return question.bands().stream()
                            .filter(each -> each.name().equals(band))
                            .findFirst()
                            .orElseThrow(() -> unknown(question))
                    ::holds;
        }

        private static Problem unknown(Question question) {
            var names = question.bands().stream().map(Question.Band::name).toList();
            return Problem.invalid(
                    Violation.ofQuery("band", "must be one of " + String.join(", ", names)));
        }
    }

    @Operation(
            operationId = "listAnswers",
            summary = "List what customers answered",
            description = "Newest first: the answers that the figures of reports are made of.")
    @GetMapping("/answers")
    Page<AnswerResponse> list(AnswerQuery wanted, Asked asked, PageRequest page, Caller caller) {
        caller.require(Role.SUPERVISOR, Role.ADMIN);
        var period = wanted.period(clock);
        var test = asked.test();
        var first = new Newest(page.limit() + 1, after(page));
        try (var found = answers.between(period.start(), period.end())) {
            found.filter(wanted.filter()::means).filter(test).forEach(first::collect);
        }
        var answer =
                Page.of(first.inOrder(), page.limit(), AnswerController::cursor)
                        .map(AnswerResponse::of);
        return page.count() ? answer.withTotal(first.count) : answer;
    }

    private static @Nullable SortKeys after(PageRequest page) {
        return page.cursor().map(cursor -> sortKeys(cursor.keysFor(ORDER, 3))).orElse(null);
    }

    private static SortKeys sortKeys(List<String> keys) {
        try {
            return new SortKeys(
                    Instant.parse(keys.get(0)), keys.get(1), Sequence.parse(keys.get(2)));
        } catch (DateTimeException | IllegalArgumentException madeUp) {
            throw Cursor.unfit("is not one that a list gave; take it from the Link header");
        }
    }

    private static Cursor cursor(SurveyAnswer last) {
        var keys = SortKeys.of(last);
        return Cursor.after(ORDER, keys.at(), keys.reference(), keys.sequence());
    }

    /// An answer's position in the list.
    private record SortKeys(Instant at, String reference, Sequence sequence) {
        static SortKeys of(SurveyAnswer answer) {
            return new SortKeys(
                    answer.ratings().at(), answer.reference(), answer.ratings().sequence());
        }
    }

    /// Keeps the first few after a position, with bounded memory.
    private static final class Newest {
        private final int most;
        private final @Nullable SortKeys after;
        private final PriorityQueue<SurveyAnswer> kept =
                new PriorityQueue<>(Comparator.comparing(SortKeys::of, NEWEST_FIRST).reversed());
        private long count;

        Newest(int most, @Nullable SortKeys after) {
            this.most = most;
            this.after = after;
        }

        void collect(SurveyAnswer answer) {
            count++;
            if (after == null || NEWEST_FIRST.compare(SortKeys.of(answer), after) > 0) {
                kept.add(answer);
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        }

        List<SurveyAnswer> inOrder() {
            var ordered = new ArrayList<>(kept);
            ordered.sort(Comparator.comparing(SortKeys::of, NEWEST_FIRST));
            return ordered;
        }
    }
}
