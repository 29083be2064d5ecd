/// Verifies the gateway's internal token and provides its [io.amends.web.caller.Caller].
@NullMarked
package io.amends.web.caller;

import org.jspecify.annotations.NullMarked;
