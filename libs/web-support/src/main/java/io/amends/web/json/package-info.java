/// JSON at the door: strict when reading, and all that is wrong is said at once.
@NullMarked
package io.amends.web.json;

import org.jspecify.annotations.NullMarked;
