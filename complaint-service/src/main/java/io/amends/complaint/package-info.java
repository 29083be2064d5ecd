/// The complaint service.
@NullMarked
package io.amends.complaint;

import org.jspecify.annotations.NullMarked;
