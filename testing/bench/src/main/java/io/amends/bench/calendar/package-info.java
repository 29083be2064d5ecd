/// Business calendars, measured by JMH.
@NullMarked
package io.amends.bench.calendar;

import org.jspecify.annotations.NullMarked;
