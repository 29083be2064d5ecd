/// What is indexed and which entries a document has.
@NullMarked
package io.amends.embedded.mongo.index;

import org.jspecify.annotations.NullMarked;
