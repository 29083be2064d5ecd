/// What an update makes of a document.
@NullMarked
package io.amends.embedded.store.update;

import org.jspecify.annotations.NullMarked;
