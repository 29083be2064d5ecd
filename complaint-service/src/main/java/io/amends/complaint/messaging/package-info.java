/// What others hear of complaints, and what complaints hear of others.
@NullMarked
package io.amends.complaint.messaging;

import org.jspecify.annotations.NullMarked;
