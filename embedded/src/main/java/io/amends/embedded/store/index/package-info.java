/// What is indexed and which entries a document has.
@NullMarked
package io.amends.embedded.store.index;

import org.jspecify.annotations.NullMarked;
