/// The description of a service's routes, made from its controllers and records: names, required
/// fields and limits are read from the code that enforces them.
@NullMarked
package io.amends.web.openapi;

import org.jspecify.annotations.NullMarked;
