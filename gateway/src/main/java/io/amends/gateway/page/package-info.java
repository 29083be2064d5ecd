/// HTML pages: the start page, the API documentation and the problems.
@NullMarked
package io.amends.gateway.page;

import org.jspecify.annotations.NullMarked;
