/// Where complaints and customers lie.
@NullMarked
package io.amends.complaint.store;

import org.jspecify.annotations.NullMarked;
