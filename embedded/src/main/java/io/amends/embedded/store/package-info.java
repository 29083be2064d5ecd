/// The embedded store: MongoDB's wire protocol over RocksDB, for machines without a database.
@NullMarked
package io.amends.embedded.store;

import org.jspecify.annotations.NullMarked;
