/// The running system: its processes, their settings, their supervision, and the status that is
/// visible to other commands.
@NullMarked
package io.amends.launcher.platform;

import org.jspecify.annotations.NullMarked;
