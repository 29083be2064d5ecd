/// Request ids, traces and structured logs, without personal data.
@NullMarked
package io.amends.web.observation;

import org.jspecify.annotations.NullMarked;
