/// Publishing a service's events again.
@NullMarked
package io.amends.eventing.web.republish;

import org.jspecify.annotations.NullMarked;
