/// What a service imports.
@NullMarked
package io.amends.aggregates.spring;

import org.jspecify.annotations.NullMarked;
