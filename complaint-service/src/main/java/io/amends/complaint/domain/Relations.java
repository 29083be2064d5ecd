package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintEvent.Absorbed;
import io.amends.complaint.domain.ComplaintEvent.CounterpartConfirmed;
import io.amends.complaint.domain.ComplaintEvent.Linked;
import io.amends.complaint.domain.ComplaintEvent.Merged;
import io.amends.complaint.domain.ComplaintEvent.Released;
import io.amends.complaint.domain.ComplaintEvent.Unmerged;
import io.amends.contracts.LinkKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a complaint is connected with others.
///
/// @param merge present while it is merged into another one
/// @param absorbed the complaints that are merged into this one
public record Relations(List<Link> links, @Nullable Merge merge, List<AbsorbedCase> absorbed) {
    /// The largest number of links, and of complaints merged into one.
    static final int MOST = 100;

    /// No connections.
    static final Relations NONE = new Relations(List.of(), null, List.of());

    public Relations {
        links = List.copyOf(links);
        absorbed = List.copyOf(absorbed);
    }

    /// Whether it is merged into another one, or another one into it.
    boolean isMergeKnown() {
        return merge != null || absorbed.stream().anyMatch(it -> !it.released());
    }

    boolean hasLink(String to, LinkKind kind) {
        return links.stream().anyMatch(it -> it.isTo(to, kind));
    }

    /// Whether another complaint is merged into this one.
    boolean holds(String reference) {
        return absorbed.stream().anyMatch(it -> !it.released() && it.reference().equals(reference));
    }

    Relations after(ComplaintEvent.RelationChange event, Status status) {
        return switch (event) {
            case Linked(var to, var kind, var initiated, var at) ->
                    withLinks(append(links, new Link(to, kind, at, !initiated)));
            case Merged(var into, var at) ->
                    new Relations(links, new Merge(into, status, at, false), absorbed);
            case Unmerged _ -> new Relations(links, null, absorbed);
            case Absorbed(var from, _, var answerDueAt, var at) ->
                    withAbsorbed(
                            append(
                                    absorbed,
                                    new AbsorbedCase(from, at, answerDueAt, false, List.of())));
            case Released(var from, var promises, _) ->
                    withAbsorbed(
                            absorbed.stream()
                                    .map(
                                            it ->
                                                    it.reference().equals(from)
                                                            ? it.release(promises)
                                                            : it)
                                    .toList());
            case CounterpartConfirmed confirmed -> after(confirmed);
        };
    }

    private Relations after(CounterpartConfirmed event) {
        var other = event.other();
        return switch (event.relation()) {
            case LINK ->
                    withLinks(
                            links.stream()
                                    .map(it -> it.isTo(other, event.kind()) ? it.confirm() : it)
                                    .toList());
            case MERGE -> new Relations(links, merge == null ? null : merge.confirm(), absorbed);
            case UNMERGE ->
                    withAbsorbed(
                            absorbed.stream()
                                    .filter(it -> !(it.released() && it.reference().equals(other)))
                                    .toList());
        };
    }

    private Relations withLinks(List<Link> others) {
        return new Relations(others, merge, absorbed);
    }

    private Relations withAbsorbed(List<AbsorbedCase> others) {
        return new Relations(links, merge, others);
    }

    private static <T> List<T> append(List<T> list, T next) {
        return Stream.concat(list.stream(), Stream.of(next)).toList();
    }
}
