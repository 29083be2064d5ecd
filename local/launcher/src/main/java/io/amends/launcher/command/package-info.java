/// The command line: one class per command.
@NullMarked
package io.amends.launcher.command;

import org.jspecify.annotations.NullMarked;
