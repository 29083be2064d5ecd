/// The embedded store: MongoDB's wire protocol over RocksDB, for machines without a database.
@NullMarked
package io.amends.embedded.mongo;

import org.jspecify.annotations.NullMarked;
