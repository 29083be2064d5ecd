package io.amends.policy.text;

/// What is wrong in a policy, and where.
///
/// @param path the keys that lead to the value, such as `calendars.desk.hours.monday[1].end`; empty
///   for the whole document
/// @param detail one sentence for the author of the policy
public record PolicyProblem(Position at, String path, String detail) {
    @Override
    public String toString() {
        var where = "line " + at.line() + ", column " + at.column();
        return path.isEmpty() ? where + ": " + detail : where + ", " + path + ": " + detail;
    }
}
