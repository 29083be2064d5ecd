/// The stores of complaints and customers in MongoDB.
@NullMarked
package io.amends.complaint.store;

import org.jspecify.annotations.NullMarked;
