/// What holds for every request before any controller is chosen: its address can be decoded, its
/// headers say one thing, its body has a format and a size that are accepted here.
@NullMarked
package io.amends.web.request;

import org.jspecify.annotations.NullMarked;
