/// Publishing a service's events again.
@NullMarked
package io.amends.web.republish;

import org.jspecify.annotations.NullMarked;
