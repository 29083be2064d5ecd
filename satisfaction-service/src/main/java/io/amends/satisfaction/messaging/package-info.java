/// How customers follow the events of complaints and follow-ups.
@NullMarked
package io.amends.satisfaction.messaging;

import org.jspecify.annotations.NullMarked;
