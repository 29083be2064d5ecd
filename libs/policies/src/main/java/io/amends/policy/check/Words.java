package io.amends.policy.check;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the words of a policy that stand for constants: lower snake case.
public final class Words {
    private Words() {}

    /// The constant; `otherwise` where the word is absent, or unknown and therefore reported.
    public static <E extends Enum<E>> E read(
            @Nullable String word, Class<E> type, E otherwise, PolicyErrors errors) {
        return word == null ? otherwise : find(word, type, errors).orElse(otherwise);
    }

    /// The constants of a list; each unknown word is reported.
    public static <E extends Enum<E>> Set<E> read(
            @Nullable List<@Nullable String> words, Class<E> type, PolicyErrors errors) {
        var found = new LinkedHashSet<E>();
        if (words != null) {
            for (var index = 0; index < words.size(); index++) {
                var word = words.get(index);
                var at = errors.at(index);
                if (at.required(word) && word != null) {
                    find(word, type, at)
                            .filter(it -> !found.add(it))
                            .ifPresent(_ -> at.add("stands here for the second time"));
                }
            }
        }
        return found;
    }

    private static <E extends Enum<E>> Optional<E> find(
            String word, Class<E> type, PolicyErrors errors) {
        var known = List.of(type.getEnumConstants());
        var found = known.stream().filter(it -> word(it).equals(word)).findFirst();
        if (found.isEmpty()) {
            errors.add(
                    "`"
                            + word
                            + "` should be one of "
                            + known.stream().map(Words::word).collect(Collectors.joining(", ")));
        }
        return found;
    }

    /// The word for a constant.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Words of free choice, such as names of products; blank ones are reported.
    public static Set<String> names(@Nullable List<@Nullable String> names, PolicyErrors errors) {
        if (names == null) {
            return Set.of();
        }
        var found = new LinkedHashSet<String>();
        for (var index = 0; index < names.size(); index++) {
            var name = names.get(index);
            if (errors.at(index).check(name != null && !name.isBlank(), "must not be empty")) {
                found.add(String.valueOf(name).strip().toLowerCase(Locale.ROOT));
            }
        }
        return found;
    }

    /// Whether a text is a name of lower-case letters, digits and underscores.
    public static boolean isName(String text) {
        return text.length() <= 60 && text.matches("[a-z][a-z0-9_]*");
    }

    /// The error message for a text that is not such a name.
    public static String expectedName() {
        return "should be a name of lower-case letters, digits and underscores, as `final_answer`";
    }

    /// Names in the order of the alphabet, for messages.
    public static List<String> sorted(Set<String> names) {
        return Arrays.stream(names.toArray(new String[0])).sorted().toList();
    }
}
