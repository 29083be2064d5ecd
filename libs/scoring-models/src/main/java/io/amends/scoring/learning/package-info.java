/// Learning from outcomes: logistic regression with priors, calibration, and how good a prediction
/// was.
@NullMarked
package io.amends.scoring.learning;

import org.jspecify.annotations.NullMarked;
