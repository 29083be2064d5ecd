/// The store and the broker for tests: a given address, a container, or the embedded ones, and
/// helpers shared by the tests of all modules.
@NullMarked
package io.amends.testing;

import org.jspecify.annotations.NullMarked;
