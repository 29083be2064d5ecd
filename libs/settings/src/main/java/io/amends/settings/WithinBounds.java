package io.amends.settings;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// Checks that a value is in the range of a [Between]. An absent value is valid.
@SuppressWarnings("NullAway.Init") // the validator calls initialize first
abstract class WithinBounds<V, C extends Comparable<C>> implements ConstraintValidator<Between, V> {
    private C min;
    private C max;

    abstract C bound(String written);

    /// The value to compare; null where it cannot be compared.
    abstract @Nullable C comparable(V value);

    @Override
    public void initialize(Between range) {
        min = bound(range.min());
        max = bound(range.max());
    }

    @Override
    public boolean isValid(@Nullable V value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        var compared = comparable(value);
        return compared != null && compared.compareTo(min) >= 0 && compared.compareTo(max) <= 0;
    }

    public static final class OfDuration extends WithinBounds<Duration, Duration> {
        @Override
        Duration bound(String written) {
            return Duration.parse(written);
        }

        @Override
        Duration comparable(Duration value) {
            return value;
        }
    }

    public static final class OfDataSize extends WithinBounds<DataSize, DataSize> {
        @Override
        DataSize bound(String written) {
            return DataSize.parse(written);
        }

        @Override
        DataSize comparable(DataSize value) {
            return value;
        }
    }

    public static final class OfNumber extends WithinBounds<Number, BigDecimal> {
        @Override
        BigDecimal bound(String written) {
            return new BigDecimal(written);
        }

        @Override
        @Nullable BigDecimal comparable(Number value) {
            return Double.isFinite(value.doubleValue()) ? new BigDecimal(value.toString()) : null;
        }
    }
}
