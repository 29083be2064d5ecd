/// The services as processes: all in one JVM, or one each. No code in a service depends on which.
@NullMarked
package io.amends.launcher.services;

import org.jspecify.annotations.NullMarked;
