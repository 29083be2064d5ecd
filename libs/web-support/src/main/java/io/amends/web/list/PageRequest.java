package io.amends.web.list;

import java.util.Optional;

/// Which part of a list is wanted. A controller asks for it as an argument.
///
/// @param limit how many at most, 1 to 200, 50 unless told
/// @param cursor where the page before ended; absent for the first page
/// @param count whether the number of all elements is wanted, in `X-Total-Count`
public record PageRequest(int limit, Optional<Cursor> cursor, boolean count) {

    /// How many unless told.
    public static final int DEFAULT_LIMIT = 50;

    /// How many at most.
    public static final int MAX_LIMIT = 200;
}
