/// What customers answered, in the field's three figures, each with how sure it is.
@NullMarked
package io.amends.satisfaction.domain.survey;

import org.jspecify.annotations.NullMarked;
