package io.amends.satisfaction.domain.facts;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The cases that a score is computed from where one customer id has very many, such as "GUEST" of
/// a point of sale: those whose references have the smallest hashes. That is an even sample,
/// independent of the order of arrival: a case in the final sample has been in it all along, and
/// one that is left out once never enters it again.
public final class CaseSample {
    /// The most cases that a score is computed from.
    public static final int MOST = 2_000;

    private static final Comparator<String> BY_HASH =
            Comparator.comparingLong(CaseSample::hash).thenComparing(Comparator.naturalOrder());

    private CaseSample() {}

    /// The sample of these cases: all, while there are at most [#MOST].
    static SortedMap<String, CaseFacts> of(SortedMap<String, CaseFacts> cases) {
        if (cases.size() <= MOST) {
            return new TreeMap<>(cases);
        }
        var sample = new TreeMap<String, CaseFacts>();
        cases.keySet().stream()
                .sorted(BY_HASH)
                .limit(MOST)
                .forEach(reference -> sample.put(reference, cases.get(reference)));
        return sample;
    }

    /// Whether a case would be in the sample.
    ///
    /// @param sample a full sample
    static Predicate<String> among(SortedMap<String, CaseFacts> sample) {
        var last = Collections.max(sample.keySet(), BY_HASH);
        return reference -> BY_HASH.compare(reference, last) <= 0;
    }

    /// FNV-1a of the characters, with its bits mixed so that the last characters do not dominate.
    private static long hash(String reference) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < reference.length(); i++) {
            hash = (hash ^ reference.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
