/// What a browser sees: the start page and the description of every address.
@NullMarked
package io.amends.gateway.page;

import org.jspecify.annotations.NullMarked;
