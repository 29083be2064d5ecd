/// Descriptions of indexes, and the entries of a document.
@NullMarked
package io.amends.embedded.mongo.index;

import org.jspecify.annotations.NullMarked;
