/// The services as processes: all in one Java, or one each. Nothing in a service knows which.
@NullMarked
package io.amends.launcher.services;

import org.jspecify.annotations.NullMarked;
