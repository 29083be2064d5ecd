package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.survey.AnswerFilter;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which answers a report is about.
///
/// @param from the first day, UTC; twelve months before the last one unless told
/// @param to the last day, UTC; today unless told
/// @param type the complaint's; all unless told
/// @param product the product's name; all unless told
/// @param team the team in care when the customer answered; all unless told
record AnswerQuery(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String type,
        @Nullable String product,
        @Nullable String team) {

    AnswerFilter filter() {
        return new AnswerFilter(type, product, team);
    }

    /// The days meant.
    ///
    /// @throws Problem where they end before they begin
    Period period(Clock clock) {
        var last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        var first = from == null ? last.minusMonths(12).plusDays(1) : from;
        if (last.isBefore(first)) {
            throw Problem.invalid(
                    Violation.ofQuery(
                            "to",
                            String.format(Locale.ROOT, "is %s, before `from`, %s", last, first)));
        }
        return new Period(first, last);
    }

    /// Days from the first to the last, both included.
    record Period(LocalDate first, LocalDate last) {
        Instant start() {
            return first.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /// The first instant behind it.
        Instant end() {
            return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /// What both periods have in common; one that begins within this one.
        Period within(LocalDate from, LocalDate to) {
            return new Period(from.isBefore(first) ? first : from, to.isAfter(last) ? last : to);
        }
    }
}
