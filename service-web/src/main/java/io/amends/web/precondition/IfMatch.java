package io.amends.web.precondition;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Violation;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the caller has last seen. A controller that asks for it as an argument answers 428 to those
/// who do not say it.
///
/// @param versions the versions that will do
/// @param any whether every version will do (`If-Match: *`)
public record IfMatch(Set<Long> versions, boolean any) {

    private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");
    private static final Pattern WELL_FORMED = Pattern.compile("(W/)?\"[^\"]*\"");

    /// Whether a version is one of those.
    public boolean matches(long version) {
        return any || versions.contains(version);
    }

    /// Ends the request with `stale` unless the version is one of those.
    ///
    /// @param current what is there now, shown to the caller
    /// @throws Problem 412 with the present tag and `current`
    public void check(long version, Supplier<?> current) {
        if (!matches(version)) {
            throw stale(version, current.get());
        }
    }

    /// The answer for a caller who has not seen the newest version.
    public static Problem stale(long version, Object current) {
        var detail =
                String.format(
                        Locale.ROOT,
                        "It is at version %s by now. Look at `current`, decide again, and send If-Match: %s.",
                        version,
                        EntityTags.of(version));
        return Problem.of(ProblemType.STALE, detail)
                .with("current", current)
                .header("ETag", EntityTags.of(version));
    }

    static IfMatch parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of(
                    ProblemType.PRECONDITION_MISSING,
                    "Read it first and send its ETag as If-Match, so that nobody overwrites what"
                            + " they have not seen.");
        }
        if (header.strip().equals("*")) {
            return new IfMatch(Set.of(), true);
        }
        return new IfMatch(
                Stream.of(header.split(",", -1))
                        .map(String::strip)
                        .map(IfMatch::version)
                        .filter(version -> version >= 0)
                        .collect(Collectors.toUnmodifiableSet()),
                false);
    }

    /// The version in a tag; -1 for a well-formed tag that cannot be one of ours, which matches
    /// nothing.
    private static long version(String tag) {
        var ours = TAG.matcher(tag);
        if (ours.matches()) {
            return Long.parseLong(ours.group(1));
        }
        if (WELL_FORMED.matcher(tag).matches()) {
            return -1;
        }
        throw Problem.invalid(
                Violation.ofHeader("If-Match", "must be an ETag with its quotes, as \"v7\""));
    }
}
