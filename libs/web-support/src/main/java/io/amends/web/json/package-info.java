/// JSON in requests and responses: read strictly, with all errors reported at once.
@NullMarked
package io.amends.web.json;

import org.jspecify.annotations.NullMarked;
