/// Purchase frequency and dropout: the purchase models of Fader, Hardie and Lee, and of Batislam,
/// Denizel and Filiztekin. Time is measured in weeks.
@NullMarked
package io.amends.scoring.purchases;

import org.jspecify.annotations.NullMarked;
