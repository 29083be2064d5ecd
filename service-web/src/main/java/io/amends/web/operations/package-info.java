/// What operators can do at every service's door.
@NullMarked
package io.amends.web.operations;

import org.jspecify.annotations.NullMarked;
