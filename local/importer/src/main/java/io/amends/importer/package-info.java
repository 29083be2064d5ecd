/// `./amends import`: files of other systems come in through the public API, line by line, and
/// nothing is lost or doubled.
///
/// Read it in this order: [ImportCommand] (what the user types), [ImportRun] (the whole way of a
/// file on one page), then the three parts it joins: [Rows] (what is in the file), [RowToBody]
/// (what is sent) and [RowPoster] (what the platform said), and [ResultsFile], from which a stopped
/// run continues.
@NullMarked
package io.amends.importer;

import org.jspecify.annotations.NullMarked;
