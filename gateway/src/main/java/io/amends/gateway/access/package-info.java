/// The route table, and the filter that checks each request against it.
@NullMarked
package io.amends.gateway.access;

import org.jspecify.annotations.NullMarked;
