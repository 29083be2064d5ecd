/// The store and the broker that tests run against: a given address, a container, or the embedded
/// ones.
@NullMarked
package io.amends.testing;

import org.jspecify.annotations.NullMarked;
