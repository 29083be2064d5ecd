/// Collections: documents and their index entries, changed atomically.
@NullMarked
package io.amends.embedded.mongo.data;

import org.jspecify.annotations.NullMarked;
