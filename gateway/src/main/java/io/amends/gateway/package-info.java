/// The only public endpoint: routes, keys, the internal token, rate limits, resilience, API
/// documentation.
@NullMarked
package io.amends.gateway;

import org.jspecify.annotations.NullMarked;
