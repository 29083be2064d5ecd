/// API keys: 256 random bits, kept as a hash, revoked within a second.
@NullMarked
package io.amends.gateway.key;

import org.jspecify.annotations.NullMarked;
