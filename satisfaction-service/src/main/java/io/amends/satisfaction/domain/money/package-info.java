/// What customers are worth, by which tier they are in, what leaving would cost and what acting now
/// would save.
@NullMarked
package io.amends.satisfaction.domain.money;

import org.jspecify.annotations.NullMarked;
