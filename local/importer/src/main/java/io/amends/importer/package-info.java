/// `./amends import`: imports files of other systems through the public API, line by line, without
/// losing or duplicating any.
///
/// Read it in this order: [ImportCommand] (what the user types), [ImportRun] (the whole process of
/// an import), then the three parts it connects: [Rows] (the content of the file), [RowToBody]
/// (what is sent) and [RowPoster] (the platform's responses), and [ResultsFile], from which a
/// stopped run continues.
@NullMarked
package io.amends.importer;

import org.jspecify.annotations.NullMarked;
