package io.amends.settings;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The range of a setting: a duration, a data size or a number. One annotation for all, since the
/// standard ones do not support data sizes and have one bound each.
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(
        validatedBy = {
            WithinBounds.OfDuration.class,
            WithinBounds.OfDataSize.class,
            WithinBounds.OfNumber.class
        })
public @interface Between {
    /// The smallest value, in the setting's format: `PT1S`, `1KB`, `0.5`.
    String min();

    /// The largest value.
    String max();

    String message() default "must be between {min} and {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
