package io.amends.complaint.domain.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The policy of clocks as its author wrote it.
///
/// @param packs by name, the clocks that complaints get together
/// @param choose which complaint gets which pack: the first rule that fits; the last rule has no
///   conditions
public record ClocksDefinition(
        @Nullable Map<String, @Nullable Pack> packs, @Nullable List<@Nullable Choice> choose) {

    /// A pack.
    ///
    /// @param description what it is for
    public record Pack(@Nullable String description, @Nullable List<@Nullable Rule> clocks) {}

    /// One clock of a pack.
    ///
    /// @param name in lower snake case
    /// @param within the time given: `8 open hours`, `3 business days`, `15 calendar days`, `8
    ///   weeks`, `4 hours`, `P5D`; only `answer` may do without, and takes that of the settings
    /// @param due at which time of the last day a limit in days ends: `same_time`, `closing`,
    ///   `end_of_day`
    /// @param outside when a complaint counts as received that arrives outside opening hours:
    ///   `as_received` or `next_opening`
    /// @param calendar a name of the policy `calendars`; absent for its default
    /// @param from what starts it: `receipt` or `reopening`
    /// @param again whether a reopening starts it again
    /// @param met what meets it: `acknowledged`, `answered` or `decided`
    /// @param pausedBy whom the complaint waits for while it is paused: `customer`, `third_party`
    /// @param optional whether missing it breaks no rule
    /// @param payment what the customer is owed when it is missed
    public record Rule(
            @Nullable String name,
            @Nullable String within,
            @Nullable String due,
            @Nullable String outside,
            @Nullable String calendar,
            @Nullable String from,
            @Nullable Boolean again,
            @Nullable String met,
            @Nullable List<@Nullable String> pausedBy,
            @Nullable Boolean optional,
            @Nullable Payment payment) {}

    /// An amount of money.
    public record Payment(@Nullable String amount, @Nullable String currency) {}

    /// A rule that chooses a pack. A condition that is absent fits everything; of several values
    /// one has to fit.
    ///
    /// @param product the names of products, without regard to case
    /// @param place likewise
    public record Choice(
            @Nullable String pack,
            @Nullable List<@Nullable String> type,
            @Nullable List<@Nullable String> product,
            @Nullable List<@Nullable String> place,
            @Nullable List<@Nullable String> channel) {}
}
