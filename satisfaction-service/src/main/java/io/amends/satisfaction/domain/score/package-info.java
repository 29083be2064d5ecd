/// How satisfied a customer is and how likely they are to stay: pure functions of the customer's
/// facts, the parameters and an instant.
@NullMarked
package io.amends.satisfaction.domain.score;

import org.jspecify.annotations.NullMarked;
