package io.amends.scoring.pathmodel;

import java.util.List;

/// The European customer satisfaction index model. Source: Tenenhaus, Esposito Vinzi, Chatelin and
/// Lauro, PLS path modeling, Computational Statistics & Data Analysis 48 (2005).
public final class SatisfactionIndexModel {
    /// The seven constructs with the 24 questions of the model's survey.
    public static final List<Construct> ECSI =
            List.of(
                    construct("Image", "IMAG", 5),
                    construct("Expectation", "CUEX", 3, "Image"),
                    construct("Quality", "PERQ", 7, "Expectation"),
                    construct("Value", "PERV", 2, "Expectation", "Quality"),
                    construct(
                            "Satisfaction", "CUSA", 3, "Image", "Expectation", "Quality", "Value"),
                    new Construct("Complaints", List.of("CUSCO"), List.of("Satisfaction")),
                    construct("Loyalty", "CUSL", 3, "Image", "Satisfaction", "Complaints"));

    private SatisfactionIndexModel() {}

    private static Construct construct(String name, String prefix, int items, String... causes) {
        var questions =
                java.util.stream.IntStream.rangeClosed(1, items)
                        .mapToObj(item -> prefix + item)
                        .toList();
        return new Construct(name, questions, List.of(causes));
    }
}
