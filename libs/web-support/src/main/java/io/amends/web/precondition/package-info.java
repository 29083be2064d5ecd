/// Entity tags and `If-Match`: nobody overwrites what they have not seen.
@NullMarked
package io.amends.web.precondition;

import org.jspecify.annotations.NullMarked;
