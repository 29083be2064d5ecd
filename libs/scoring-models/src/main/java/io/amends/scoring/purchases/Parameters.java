package io.amends.scoring.purchases;

/// Validation of the models' parameters.
final class Parameters {
    private Parameters() {}

    static void positive(double... parameters) {
        for (var parameter : parameters) {
            if (!(parameter > 0) || Double.isInfinite(parameter)) {
                throw new IllegalArgumentException(
                        "parameters must be positive numbers, but one is " + parameter);
            }
        }
    }
}
