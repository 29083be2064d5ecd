/// Published events: sealed interfaces and records, their wire names, schemas and golden files.
@NullMarked
package io.amends.contracts;

import org.jspecify.annotations.NullMarked;
