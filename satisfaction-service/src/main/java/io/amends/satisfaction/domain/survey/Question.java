package io.amends.satisfaction.domain.survey;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The survey questions, with their scales and bands of ratings.
public enum Question {
    /// How likely the customer recommends us.
    NPS(0, 10, Band.of("detractors", 0, 6), Band.of("passives", 7, 8), Band.of("promoters", 9, 10)),
    /// How satisfied the customer is.
    CSAT(1, 5, Band.of("not_content", 1, 3), Band.of("content", 4, 5)),
    /// How easy it was to get a solution.
    CES(1, 7, Band.of("hard", 1, 3), Band.of("neither", 4, 4), Band.of("easy", 5, 7));

    private final int lowest;
    private final int highest;
    private final List<Band> bands;

    Question(int lowest, int highest, Band... bands) {
        this.lowest = lowest;
        this.highest = highest;
        this.bands = List.of(bands);
    }

    /// A range of ratings that are counted together.
    ///
    /// @param from the lowest rating, `to` the highest
    public record Band(String name, int from, int to) {
        static Band of(String name, int from, int to) {
            return new Band(name, from, to);
        }

        /// Whether a rating is in the band.
        public boolean holds(int rating) {
            return rating >= from && rating <= to;
        }
    }

    /// The lowest rating of the scale.
    public int lowest() {
        return lowest;
    }

    /// The highest rating of the scale.
    public int highest() {
        return highest;
    }

    /// The bands, from the worst to the best.
    public List<Band> bands() {
        return bands;
    }

    /// The customer's rating; null where this was not answered.
    public @Nullable Integer of(SurveyAnswer.Ratings ratings) {
        return switch (this) {
            case NPS -> ratings.nps();
            case CSAT -> ratings.csat();
            case CES -> ratings.ces();
        };
    }

    /// The names of all bands of all questions, for error messages.
    public static List<String> bandNames() {
        return Arrays.stream(values())
                .flatMap(each -> each.bands.stream().map(Band::name))
                .toList();
    }
}
