/// Checks of every request before a controller is chosen: its URL can be decoded, its headers are
/// unambiguous, its body has an accepted format and size.
@NullMarked
package io.amends.web.request;

import org.jspecify.annotations.NullMarked;
