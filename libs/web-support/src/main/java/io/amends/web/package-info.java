/// What every service needs at its HTTP door: problems, the internal token, preconditions, lists,
/// observability.
@NullMarked
package io.amends.web;

import org.jspecify.annotations.NullMarked;
