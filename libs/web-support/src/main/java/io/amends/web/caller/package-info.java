/// Who calls: the gateway's internal token, verified, as a [io.amends.web.caller.Caller].
@NullMarked
package io.amends.web.caller;

import org.jspecify.annotations.NullMarked;
