/// What an update makes of a document.
@NullMarked
package io.amends.embedded.mongo.update;

import org.jspecify.annotations.NullMarked;
