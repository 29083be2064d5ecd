package io.amends.importer;

import java.util.Map;

/// Makes of a record what is posted.
@FunctionalInterface
interface RowToBody {

    /// The body's JSON.
    ///
    /// @throws BadValue when this record cannot be sent
    Map<String, Object> of(Rows.Good row);
}
