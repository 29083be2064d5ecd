/// Measures the scores: what was known at a cut is compared with what customers did after it.
@NullMarked
package io.amends.scoring.backtest;

import org.jspecify.annotations.NullMarked;
