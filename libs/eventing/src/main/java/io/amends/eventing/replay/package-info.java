/// Events applied or published again: from the topics, or from the histories.
@NullMarked
package io.amends.eventing.replay;

import org.jspecify.annotations.NullMarked;
