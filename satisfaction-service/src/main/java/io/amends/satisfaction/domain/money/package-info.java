/// Customers' values, their tiers, the revenue at risk and what acting now would save.
@NullMarked
package io.amends.satisfaction.domain.money;

import org.jspecify.annotations.NullMarked;
