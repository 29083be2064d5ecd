/// The nightly jobs over all customers, the fit of the parameters, the rebuild of all customers,
/// and the score commands of the command line.
@NullMarked
package io.amends.satisfaction.application;

import org.jspecify.annotations.NullMarked;
