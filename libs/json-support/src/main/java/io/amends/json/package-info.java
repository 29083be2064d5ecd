/// The JSON conventions of the platform.
@NullMarked
package io.amends.json;

import org.jspecify.annotations.NullMarked;
