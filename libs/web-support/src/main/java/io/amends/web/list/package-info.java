/// Lists: pages, keyset cursors and query parameters.
@NullMarked
package io.amends.web.list;

import org.jspecify.annotations.NullMarked;
