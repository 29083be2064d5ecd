/// How good the scores are: what was known at a cut is held against what customers did after it.
@NullMarked
package io.amends.scoring.backtest;

import org.jspecify.annotations.NullMarked;
