package io.amends.complaint.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A customer's contact data with source and time: for each field the last statement of each
/// integration and the last one of the staff.
///
/// The staff's statement is in force; without one, the statement of the integration that introduced
/// the customer. Statements of other integrations are proposals until a member of the staff
/// confirms or replaces them. So a source never overwrites another source's statement.
///
/// @param introducedBy name of the source of the first statement
public record ContactRecord(@Nullable String introducedBy, List<ContactStatement> statements) {

    /// A record without statements.
    public static final ContactRecord EMPTY = new ContactRecord(null, List.of());

    public ContactRecord {
        statements = List.copyOf(statements);
    }

    /// A copy with a source's statements of one instant. Later statements of the same source and
    /// fields without a new value stay. Repeating an earlier value makes it the latest statement.
    public ContactRecord with(Collection<ContactDetail> details, ContactSource source, Instant at) {
        var next = new ArrayList<>(statements);
        for (var detail : details) {
            replace(next, new ContactStatement(detail, source, at));
        }
        return next.isEmpty()
                ? this
                : new ContactRecord(introducedBy == null ? source.name() : introducedBy, next);
    }

    /// The statement in force.
    public Optional<ContactStatement> inForce(ContactField field) {
        return byStaff(field).or(() -> first(field, it -> it.source().name().equals(introducedBy)));
    }

    /// Integrations' values that differ from the one in force and that no member of the staff has
    /// decided about since.
    public List<ContactStatement> proposals() {
        return statements.stream().filter(this::isProposed).toList();
    }

    /// The values by which a source can identify the customer: the one in force and its own.
    public List<ContactDetail> knownTo(ContactSource source, ContactField field) {
        return statements.stream()
                .filter(it -> it.field() == field)
                .filter(it -> isInForce(it) || it.source().isReplacedBy(source))
                .map(ContactStatement::detail)
                .toList();
    }

    private boolean isProposed(ContactStatement statement) {
        var known = inForce(statement.field());
        var decided = byStaff(statement.field());
        return !isInForce(statement)
                && known.stream().noneMatch(it -> it.detail().isSameAs(statement.detail()))
                && decided.stream().noneMatch(it -> !it.at().isBefore(statement.at()));
    }

    private boolean isInForce(ContactStatement statement) {
        return inForce(statement.field()).filter(statement::equals).isPresent();
    }

    private Optional<ContactStatement> byStaff(ContactField field) {
        return first(field, it -> it.source().staff());
    }

    private Optional<ContactStatement> first(
            ContactField field, Predicate<ContactStatement> wanted) {
        return statements.stream().filter(it -> it.field() == field).filter(wanted).findFirst();
    }

    private static void replace(List<ContactStatement> statements, ContactStatement said) {
        for (var i = 0; i < statements.size(); i++) {
            var before = statements.get(i);
            if (before.isReplacedBy(said)) {
                statements.set(
                        i, ContactStatement.BY_TIME.compare(before, said) < 0 ? said : before);
                return;
            }
        }
        statements.add(said);
    }
}
