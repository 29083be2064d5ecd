/// The embedded store, measured together with the disk it writes to.
@NullMarked
package io.amends.bench.store;

import org.jspecify.annotations.NullMarked;
