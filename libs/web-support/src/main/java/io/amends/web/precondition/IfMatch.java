package io.amends.web.precondition;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Violation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The versions that the caller expects. A controller with this argument answers 428 to requests
/// without the header.
///
/// @param versions the versions that match
/// @param any whether every version matches (`If-Match: *`)
public record IfMatch(Set<Long> versions, boolean any) {

    /// Keeps a copy of the versions.
    public IfMatch {
        versions = Set.copyOf(versions);
    }

    private static final Pattern TAG = Pattern.compile("\"v(0|[1-9]\\d{0,17})\"");

    /// One element of the list with the comma after it; elements may be empty.
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*((?:W/)?\"[^\"]*\")?[ \\t]*(?:,|$)");

    /// Whether a version matches.
    public boolean matches(long version) {
        return any || versions.contains(version);
    }

    /// Ends the request with `stale` unless the version matches.
    ///
    /// @param current the current representation, for the response
    /// @throws Problem 412 with the current tag and `current`
    public void check(long version, Supplier<?> current) {
        if (!matches(version)) {
            throw stale(version, current.get());
        }
    }

    /// The problem for a caller that does not expect the newest version.
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
                    "Read it first and send its ETag as If-Match, so that no one overwrites what"
                            + " they have not seen.");
        }
        if (header.strip().equals("*")) {
            return new IfMatch(Set.of(), true);
        }
        return new IfMatch(versions(header), false);
    }

    /// The versions among the tags; a well-formed tag of another form matches nothing.
    private static Set<Long> versions(String header) {
        var versions = new HashSet<Long>();
        var element = ELEMENT.matcher(header);
        var end = 0;
        while (end < header.length() && element.find()) {
            end = element.end();
            var ours = TAG.matcher(Objects.requireNonNullElse(element.group(1), ""));
            if (ours.matches()) {
                versions.add(Long.valueOf(ours.group(1)));
            }
        }
        if (end < header.length()) {
            throw Problem.invalid(
                    Violation.ofHeader("If-Match", "must be an ETag with its quotes, as \"v7\""));
        }
        return versions;
    }
}
