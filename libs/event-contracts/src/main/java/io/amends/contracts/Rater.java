package io.amends.contracts;

import org.jspecify.annotations.Nullable;

/// The five qualities of a service (Parasuraman, Zeithaml and Berry 1988: SERVQUAL), as the
/// customer perceived them and, where asked, as they had expected them.
public record Rater(Qualities perceived, @Nullable Qualities expected) {

    /// A rating of each quality, 1 to 7; absent where it was not answered.
    public record Qualities(
            @Nullable Integer reliability,
            @Nullable Integer responsiveness,
            @Nullable Integer assurance,
            @Nullable Integer empathy,
            @Nullable Integer tangibles) {
        public Qualities {
            Ranges.within("reliability", reliability, 1, 7);
            Ranges.within("responsiveness", responsiveness, 1, 7);
            Ranges.within("assurance", assurance, 1, 7);
            Ranges.within("empathy", empathy, 1, 7);
            Ranges.within("tangibles", tangibles, 1, 7);
        }
    }
}
