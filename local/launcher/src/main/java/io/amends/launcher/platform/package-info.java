/// The running system: its processes, what each is given, who watches them, what is known of them
/// from outside.
@NullMarked
package io.amends.launcher.platform;

import org.jspecify.annotations.NullMarked;
