/// Every address, who may use it and which service answers: one table, and the guard before it.
@NullMarked
package io.amends.gateway.access;

import org.jspecify.annotations.NullMarked;
