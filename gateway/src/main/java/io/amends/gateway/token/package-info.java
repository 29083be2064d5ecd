/// The signed token that tells a service who calls, and the key it is signed with.
@NullMarked
package io.amends.gateway.token;

import org.jspecify.annotations.NullMarked;
