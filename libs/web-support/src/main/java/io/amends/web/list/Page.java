package io.amends.web.list;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// A part of a list. A controller returns it; [PageHeaders] turns `next` into `Link: rel="next"`
/// and `total` into `X-Total-Count`.
///
/// @param items the elements
/// @param next where the next page starts; absent on the last one
/// @param total how many there are in all, where it was asked for
/// @param <T> what is listed
public record Page<T>(
        List<T> items, @JsonIgnore Optional<Cursor> next, @JsonIgnore OptionalLong total) {

    /// Keeps a copy of the elements.
    public Page {
        items = List.copyOf(items);
    }

    /// A page from one element more than were asked for: the surplus shows that there is a next
    /// page.
    ///
    /// @param found up to `limit + 1` elements
    /// @param limit how many were asked for
    /// @param cursor the cursor after an element
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty(), OptionalLong.empty());
        }
        var items = found.subList(0, limit);
        return new Page<>(items, Optional.of(cursor.apply(items.getLast())), OptionalLong.empty());
    }

    /// The same page with the number of all elements.
    public Page<T> withTotal(long all) {
        return new Page<>(items, next, OptionalLong.of(all));
    }

    /// The same page with other elements, one for one.
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next, total);
    }
}
