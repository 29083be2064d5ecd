package io.amends.complaint.domain;

import java.util.List;

/// A complaint's priority relative to others.
///
/// @param value 1 to 4, 4 is most pressing: the geometric mean of the factors, rounded
/// @param weight the product of the factors, 1 to 64, which orders complaints of equal value
/// @param because the factors
public record Priority(int value, int weight, List<Factor> because) {

    /// One reason for a priority.
    public record Factor(String term, int factor) {}

    /// The priority that follows from a grading.
    public static Priority of(Grading grading) {
        var weight = grading.severity() * grading.impact() * grading.urgency();
        return new Priority(
                (int) Math.round(Math.cbrt(weight)),
                weight,
                List.of(
                        new Factor("severity", grading.severity()),
                        new Factor("impact", grading.impact()),
                        new Factor("urgency", grading.urgency())));
    }
}
