/// A customer as the satisfaction-service knows them: their facts, figures and published events.
@NullMarked
package io.amends.satisfaction.domain;

import org.jspecify.annotations.NullMarked;
