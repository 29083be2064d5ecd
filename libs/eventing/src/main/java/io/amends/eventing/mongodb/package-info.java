/// What every access to MongoDB shares: which failures of the driver are retried.
@NullMarked
package io.amends.eventing.mongodb;

import org.jspecify.annotations.NullMarked;
