/// Black-box tests of the running platform.
@NullMarked
package io.amends.system;

import org.jspecify.annotations.NullMarked;
