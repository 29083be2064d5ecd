/// How satisfied a customer is and how likely they are to stay: pure functions of what is known of
/// the customer, the parameters and an instant.
@NullMarked
package io.amends.satisfaction.domain.score;

import org.jspecify.annotations.NullMarked;
