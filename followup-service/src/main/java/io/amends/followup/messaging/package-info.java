/// What complaints' lives mean for their case files.
@NullMarked
package io.amends.followup.messaging;

import org.jspecify.annotations.NullMarked;
