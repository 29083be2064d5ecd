package io.amends.testing;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/// The location of a test in the source code.
final class SourceNames {

    private SourceNames() {}

    static String readable(TestSource source) {
        return switch (source) {
            case MethodSource method ->
                    shortened(method.getClassName()) + "." + method.getMethodName();
            case ClassSource type -> shortened(type.getClassName());
            default -> source.toString();
        };
    }

    private static String shortened(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
