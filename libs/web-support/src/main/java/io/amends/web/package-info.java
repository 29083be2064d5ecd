/// The HTTP API support of every service: problems, the internal token, preconditions, lists,
/// observability.
@NullMarked
package io.amends.web;

import org.jspecify.annotations.NullMarked;
