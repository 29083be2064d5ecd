package io.amends.calendar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One interval of opening hours, as written by the author of a calendar.
///
/// @param start `HH:mm` or `HH:mm:ss`, from 00:00 to 23:59:59; open from this second on
/// @param end after `start`, up to 48:00; closed from this second on. `24:00` is midnight, `30:00`
///   is 06:00 of the next day
/// @param breaks intervals without breaks of their own, inside this one
public record HoursDefinition(
        @Nullable String start,
        @Nullable String end,
        @Nullable List<@Nullable HoursDefinition> breaks) {

    /// Without breaks.
    public static HoursDefinition of(String start, String end) {
        return new HoursDefinition(start, end, null);
    }

    /// With one break more.
    public HoursDefinition withBreak(String start, String end) {
        var more = new ArrayList<@Nullable HoursDefinition>(breaks == null ? List.of() : breaks);
        more.add(of(start, end));
        return new HoursDefinition(this.start, this.end, more);
    }
}
