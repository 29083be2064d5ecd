/// The way to the services and back: pooled, streaming, with a breaker for each.
@NullMarked
package io.amends.gateway.proxy;

import org.jspecify.annotations.NullMarked;
