/// Case files in MongoDB, and the lists that are read from them.
@NullMarked
package io.amends.followup.store;

import org.jspecify.annotations.NullMarked;
