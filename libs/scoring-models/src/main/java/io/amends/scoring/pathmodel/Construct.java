package io.amends.scoring.pathmodel;

import java.util.List;

/// A latent variable, with the questions that reflect it and the constructs that cause it.
///
/// @param name such as `Satisfaction`
/// @param items the questions' names; one or more
/// @param causes the names of constructs that precede it
public record Construct(String name, List<String> items, List<String> causes) {
    public Construct {
        items = List.copyOf(items);
        causes = List.copyOf(causes);
        if (items.isEmpty()) {
            throw new IllegalArgumentException(name + " has no question");
        }
    }
}
