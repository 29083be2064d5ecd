package io.amends.testing;

import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test class one [TestSpace]; nested classes share that of the outermost.
final class TestSpaceExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TestSpaceExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestSpace.class;
    }

    @Override
    public TestSpace resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var outermost = outermost(context.getRequiredTestClass());
        var spaces = context.getRoot().getStore(NAMESPACE);
        return Objects.requireNonNull(
                spaces.computeIfAbsent(outermost, _ -> TestSpace.of(outermost), TestSpace.class));
    }

    private static Class<?> outermost(Class<?> test) {
        var outer = test;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        return outer;
    }
}
