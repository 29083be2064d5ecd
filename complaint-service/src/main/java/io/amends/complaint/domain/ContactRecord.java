package io.amends.complaint.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was said of a customer, by whom and when: for each field the last statement of each
/// integration and the last one of the staff.
///
/// In force is what the staff said; where it said nothing, what the integration said through which
/// the customer became known. What another integration says is proposed, until a member of the
/// staff says the same or something else. So a source never replaces what it did not say.
///
/// @param introducedBy the name of the source that first said something of the customer
public record ContactRecord(@Nullable String introducedBy, List<ContactStatement> statements) {

    /// Of whom nothing was said yet.
    public static final ContactRecord EMPTY = new ContactRecord(null, List.of());

    public ContactRecord {
        statements = List.copyOf(statements);
    }

    /// The same with what a source said at an instant. What the same source said later of a field,
    /// and what is not mentioned, stays. Saying an earlier value again makes it the latest word.
    public ContactRecord with(Collection<ContactDetail> details, ContactSource source, Instant at) {
        var next = new ArrayList<>(statements);
        for (var detail : details) {
            replace(next, new ContactStatement(detail, source, at));
        }
        return next.isEmpty()
                ? this
                : new ContactRecord(introducedBy == null ? source.name() : introducedBy, next);
    }

    /// What holds.
    public Optional<ContactStatement> inForce(ContactField field) {
        return byStaff(field).or(() -> first(field, it -> it.source().name().equals(introducedBy)));
    }

    /// What integrations said besides, and no member of the staff has decided about since: other
    /// values than those in force.
    public List<ContactStatement> proposals() {
        return statements.stream().filter(this::isProposed).toList();
    }

    /// The values by which a source knows the customer: the one in force, and its own.
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
