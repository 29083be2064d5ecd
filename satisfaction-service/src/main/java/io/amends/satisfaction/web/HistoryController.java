package io.amends.satisfaction.web;

import io.amends.contracts.DerivedMoney;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.score.DisplayRounding;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.store.Customers;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A customer's scores at the end of each month: computed from what was known by then, with the
/// parameters in force today, so that months are comparable.
@RestController
class HistoryController {
    private static final int MOST_MONTHS = 120;

    private final Customers customers;
    private final CurrentParameters scoring;
    private final Clock clock;

    HistoryController(Customers customers, CurrentParameters scoring, Clock clock) {
        this.customers = customers;
        this.scoring = scoring;
        this.clock = clock;
    }

    /// @param from the first month; default: eleven before the last one
    /// @param to the last month; default: the current one
    record Months(@Nullable YearMonth from, @Nullable YearMonth to) {
        List<YearMonth> until(YearMonth present) {
            var last = to == null || to.isAfter(present) ? present : to;
            var first = from == null ? last.minusMonths(11) : from;
            var count = ChronoUnit.MONTHS.between(first, last) + 1;
            if (count < 1 || count > MOST_MONTHS) {
                throw Problem.invalid(
                        Violation.ofQuery(
                                "from",
                                String.format(
                                        Locale.ROOT,
                                        "must lie 0 to %d months before the last month, %s",
                                        MOST_MONTHS - 1,
                                        last)));
            }
            return LongStream.range(0, count).mapToObj(first::plusMonths).toList();
        }
    }

    /// @param items earliest month first; months before the first fact are left out
    @Schema(name = "ScoreHistory")
    record HistoryResponse(String customerId, String parameters, List<MonthResponse> items) {}

    /// @param asOf the month's last instant, or now
    @Schema(name = "ScoreMonth")
    record MonthResponse(
            YearMonth month,
            Instant asOf,
            double satisfaction,
            double loyalty,
            @Nullable DerivedMoney revenueAtRisk,
            @Nullable DerivedMoney recoverable) {
        static MonthResponse of(Score score) {
            var valueAtRisk = score.valueAtRisk();
            return new MonthResponse(
                    YearMonth.from(score.asOf().atOffset(ZoneOffset.UTC)),
                    score.asOf(),
                    DisplayRounding.rounded(
                            score.satisfaction().value(), DisplayRounding.SATISFACTION),
                    DisplayRounding.rounded(score.loyalty().value(), DisplayRounding.PROBABILITY),
                    valueAtRisk == null ? null : valueAtRisk.atRisk(),
                    valueAtRisk == null ? null : valueAtRisk.recoverable());
        }
    }

    @Operation(
            operationId = "getScoreHistory",
            summary = "Read a customer's score at the end of each month",
            description =
                    "Computed from what had happened by then, with the parameters in force today, so"
                            + " that months can be compared.")
    @GetMapping("/customers/{id}/score/history")
    HistoryResponse history(@PathVariable String id, Months months, Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        var now = clock.instant();
        var parameters = scoring.parameters();
        var ends =
                months.until(YearMonth.from(now.atOffset(ZoneOffset.UTC))).stream()
                        .map(month -> endOf(month, now))
                        .toList();
        var items =
                customers
                        .find(id, ends)
                        .orElseThrow(() -> Problem.notFound("This customer is not known yet."))
                        .stream()
                        .map(then -> Score.of(then.facts(), parameters, then.asOf()))
                        .map(MonthResponse::of)
                        .toList();
        return new HistoryResponse(id, parameters.version(), items);
    }

    private static Instant endOf(YearMonth month, Instant now) {
        var last =
                month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minusMillis(1);
        return last.isAfter(now) ? now : last;
    }
}
