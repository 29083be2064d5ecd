/// Processes of one machine: one per folder, on free ports, watched by and dying with their parent.
@NullMarked
package io.amends.process;

import org.jspecify.annotations.NullMarked;
