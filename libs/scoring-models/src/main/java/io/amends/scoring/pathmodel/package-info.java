/// The customer satisfaction index: a path model of image, expectation, quality, value,
/// satisfaction, complaints and loyalty, estimated by partial least squares.
@NullMarked
package io.amends.scoring.pathmodel;

import org.jspecify.annotations.NullMarked;
