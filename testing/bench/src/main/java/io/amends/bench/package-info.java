/// Benchmarks, each with its floor beside it.
@NullMarked
package io.amends.bench;

import org.jspecify.annotations.NullMarked;
