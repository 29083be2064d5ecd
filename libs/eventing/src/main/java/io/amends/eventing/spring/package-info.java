/// The Spring configuration that a service imports.
@NullMarked
package io.amends.eventing.spring;

import org.jspecify.annotations.NullMarked;
