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

/// The selection of answers of a report.
///
/// @param from the first day, UTC; default: twelve months before the last one
/// @param to the last day, UTC; default: today
/// @param type the complaint's; default: all
/// @param product the product's name; default: all
/// @param team the responsible team at the time of the answer; default: all
record AnswerQuery(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String type,
        @Nullable String product,
        @Nullable String team) {

    AnswerFilter filter() {
        return new AnswerFilter(type, product, team);
    }

    /// The period.
    ///
    /// @throws Problem where it ends before it begins
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

    /// A period from the first to the last day, inclusive.
    record Period(LocalDate first, LocalDate last) {
        Instant start() {
            return first.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /// The first instant after it.
        Instant end() {
            return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /// The intersection with a period that begins within this one.
        Period within(LocalDate from, LocalDate to) {
            return new Period(from.isBefore(first) ? first : from, to.isAfter(last) ? last : to);
        }
    }
}
