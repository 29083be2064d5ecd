package io.amends.web.list;

import java.util.Optional;

/// The requested part of a list. Available as a controller argument.
///
/// @param limit how many at most, 1 to 200, by default 50
/// @param cursor where the previous page ended; absent for the first page
/// @param count whether the number of all elements is wanted, in `X-Total-Count`
public record PageRequest(int limit, Optional<Cursor> cursor, boolean count) {

    /// The default limit.
    public static final int DEFAULT_LIMIT = 50;

    /// The highest limit.
    public static final int MAX_LIMIT = 200;
}
