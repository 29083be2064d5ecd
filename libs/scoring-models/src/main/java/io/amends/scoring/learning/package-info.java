/// Learning from outcomes: logistic regression with priors, calibration, and the accuracy of
/// predictions.
@NullMarked
package io.amends.scoring.learning;

import org.jspecify.annotations.NullMarked;
