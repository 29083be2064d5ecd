package io.amends.importer;

import java.util.Map;

/// Converts a record to the body that is posted.
@FunctionalInterface
interface RowToBody {

    /// The JSON body.
    ///
    /// @throws BadValue when this record cannot be sent
    Map<String, Object> of(Rows.Good row);
}
