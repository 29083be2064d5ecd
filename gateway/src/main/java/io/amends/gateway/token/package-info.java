/// The signed token that identifies the caller to a service, and its signing key.
@NullMarked
package io.amends.gateway.token;

import org.jspecify.annotations.NullMarked;
