package io.amends.complaint.domain.policy;

import io.amends.calendar.DueTime;
import io.amends.calendar.OutsideHours;
import io.amends.calendar.TimeLimit;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Time limits as the author of a policy writes them.
final class TimeLimitText {
    static final String EXPECTED =
            "should be a time, such as `8 open hours`, `3 business days`, `15 calendar days`, `8"
                    + " weeks`, `4 hours` or `P5D`";

    private static final int MAX_DAYS = 3650;
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9]{1,5}) +(open +minutes?|open +hours?|minutes?|hours?"
                            + "|business +days?|working +days?|calendar +days?|days?|weeks?)");

    private TimeLimitText() {}

    /// The limit; empty where the text is not one, or is of more than ten years.
    static Optional<TimeLimit> parse(String text, DueTime due, OutsideHours outside) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return elapsed(text.strip()).filter(TimeLimitText::isInRange);
        }
        var number = Integer.parseInt(form.group(1));
        return Optional.of(form.group(2).replaceAll(" +", " ").replaceAll("s$", ""))
                .<TimeLimit>map(
                        unit ->
                                switch (unit) {
                                    case "open minute" ->
                                            new TimeLimit.OpenTime(Duration.ofMinutes(number));
                                    case "open hour" ->
                                            new TimeLimit.OpenTime(Duration.ofHours(number));
                                    case "minute" ->
                                            new TimeLimit.ElapsedTime(Duration.ofMinutes(number));
                                    case "hour" ->
                                            new TimeLimit.ElapsedTime(Duration.ofHours(number));
                                    case "business day", "working day" ->
                                            new TimeLimit.BusinessDays(number, due, outside);
                                    case "week" -> new TimeLimit.CalendarDays(7 * number, due);
                                    default -> new TimeLimit.CalendarDays(number, due);
                                })
                .filter(TimeLimitText::isInRange);
    }

    /// A duration of ISO 8601, as settings have.
    private static Optional<TimeLimit> elapsed(String text) {
        try {
            return text.startsWith("P")
                    ? Optional.of(new TimeLimit.ElapsedTime(Duration.parse(text)))
                    : Optional.empty();
        } catch (DateTimeParseException | IllegalArgumentException wrong) { // or negative
            return Optional.empty();
        }
    }

    private static boolean isInRange(TimeLimit limit) {
        return switch (limit) {
            case TimeLimit.OpenTime(var length) -> isInRange(length);
            case TimeLimit.ElapsedTime(var length) -> isInRange(length);
            case TimeLimit.BusinessDays days -> days.days() > 0 && days.days() <= MAX_DAYS;
            case TimeLimit.CalendarDays days -> days.days() > 0 && days.days() <= MAX_DAYS;
        };
    }

    private static boolean isInRange(Duration length) {
        return length.isPositive() && length.compareTo(Duration.ofDays(MAX_DAYS)) <= 0;
    }
}
