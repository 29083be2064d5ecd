/// Who is about to leave without a word: the rhythm of a customer's own past, and whether it is
/// breaking.
@NullMarked
package io.amends.satisfaction.domain.silence;

import org.jspecify.annotations.NullMarked;
