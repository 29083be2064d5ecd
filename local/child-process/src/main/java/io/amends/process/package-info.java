/// Local processes: one per folder, on free ports, supervised by and ending with their parent.
@NullMarked
package io.amends.process;

import org.jspecify.annotations.NullMarked;
