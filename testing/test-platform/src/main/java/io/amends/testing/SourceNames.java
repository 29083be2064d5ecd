package io.amends.testing;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/// Where a test stands, as a reader would look for it.
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
