/// The facts known of a customer, from events alone. They form a set: neither the order of arrival
/// nor repetition changes it.
@NullMarked
package io.amends.satisfaction.domain.facts;

import org.jspecify.annotations.NullMarked;
