/// What is known of a customer, from events alone. A set: neither the order of arrival nor a
/// repetition leaves a trace in it.
@NullMarked
package io.amends.satisfaction.domain.facts;

import org.jspecify.annotations.NullMarked;
