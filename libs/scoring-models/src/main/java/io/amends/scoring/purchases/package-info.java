/// Who buys how often, and who has gone: the purchase models of Fader, Hardie and Lee, and of
/// Batislam, Denizel and Filiztekin. Time is counted in weeks.
@NullMarked
package io.amends.scoring.purchases;

import org.jspecify.annotations.NullMarked;
