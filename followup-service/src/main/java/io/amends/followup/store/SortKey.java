package io.amends.followup.store;

import io.amends.followup.domain.Followup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sort key of a case file in one of the lists: that of its oldest follow-up in the list. One
/// text instead of two fields, so that a page of the list is one bound on one sparse index.
///
/// @param at `<due instant> <reference>`, in the order of time
/// @param count number of its follow-ups in the list, as text with leading zeros; only from two on
public record SortKey(String at, @Nullable String count) {
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    static @Nullable SortKey of(String reference, List<Followup> followups) {
        if (followups.isEmpty()) {
            return null;
        }
        var oldest = followups.stream().map(Followup::dueAt).sorted().findFirst().orElseThrow();
        var many = followups.size() > 1;
        return new SortKey(at(oldest, reference), many ? count(followups.size()) : null);
    }

    static String count(int followups) {
        return String.format(Locale.ROOT, "%03d", followups);
    }

    private static String at(Instant dueAt, String reference) {
        return SORTABLE.format(dueAt) + " " + reference;
    }
}
