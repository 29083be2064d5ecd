/// The reverse proxy: pooled connections, streaming, a circuit breaker for each service.
@NullMarked
package io.amends.gateway.proxy;

import org.jspecify.annotations.NullMarked;
