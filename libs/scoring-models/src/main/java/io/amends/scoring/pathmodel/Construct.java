package io.amends.scoring.pathmodel;

import java.util.List;

/// Something that cannot be measured itself, with the questions that reflect it and the constructs
/// that bring it about.
///
/// @param name as `Satisfaction`
/// @param items the questions' names; one or more
/// @param causes the names of constructs that stand before it
public record Construct(String name, List<String> items, List<String> causes) {
    public Construct {
        items = List.copyOf(items);
        causes = List.copyOf(causes);
        if (items.isEmpty()) {
            throw new IllegalArgumentException(name + " has no question");
        }
    }
}
