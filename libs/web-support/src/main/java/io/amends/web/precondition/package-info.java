/// Entity tags and `If-Match`: no caller overwrites a version that it has not read.
@NullMarked
package io.amends.web.precondition;

import org.jspecify.annotations.NullMarked;
