package io.amends.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A setting that is an HTTP URL.
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HttpAddress.Check.class)
public @interface HttpAddress {

    String message() default "must be an address as http://127.0.0.1:8081";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Whether a URL has a host and one of the two schemes. An absent one is valid.
    final class Check implements ConstraintValidator<HttpAddress, URI> {
        private static final Set<String> SCHEMES = Set.of("http", "https");

        @Override
        public boolean isValid(@Nullable URI address, ConstraintValidatorContext context) {
            return address == null
                    || address.getHost() != null
                            && address.getScheme() != null
                            && SCHEMES.contains(address.getScheme());
        }
    }
}
