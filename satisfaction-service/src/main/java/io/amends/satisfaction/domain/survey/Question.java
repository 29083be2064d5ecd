package io.amends.satisfaction.domain.survey;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The survey questions, with their scales and bands of marks.
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

    /// A range of marks that are counted together.
    ///
    /// @param from the lowest mark, `to` the highest
    public record Band(String name, int from, int to) {
        static Band of(String name, int from, int to) {
            return new Band(name, from, to);
        }

        /// Whether a mark is in the band.
        public boolean holds(int mark) {
            return mark >= from && mark <= to;
        }
    }

    /// The lowest mark of the scale.
    public int lowest() {
        return lowest;
    }

    /// The highest mark of the scale.
    public int highest() {
        return highest;
    }

    /// The bands, from the worst to the best.
    public List<Band> bands() {
        return bands;
    }

    /// The customer's mark; null where this was not answered.
    public @Nullable Integer of(SurveyAnswer.Marks marks) {
        return switch (this) {
            case NPS -> marks.nps();
            case CSAT -> marks.csat();
            case CES -> marks.ces();
        };
    }

    /// The names of all bands of all questions, for error messages.
    public static List<String> bandNames() {
        return Arrays.stream(values())
                .flatMap(each -> each.bands.stream().map(Band::name))
                .toList();
    }
}
