/// A customer as the satisfaction-service knows them: what happened, how they stand, what was said
/// about it to others.
@NullMarked
package io.amends.satisfaction.domain;

import org.jspecify.annotations.NullMarked;
