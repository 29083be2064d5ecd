package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.Path;
import java.util.List;

/// Which documents a command means.
public sealed interface Filter {

    /// Every document.
    Filter EVERYTHING = new And(List.of());

    /// Whether it means this document.
    boolean matches(Document document);

    /// Means what all parts mean.
    record And(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Document document) {
            for (Filter part : parts) {
                if (!part.matches(document)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Means what some part means.
    record Or(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Document document) {
            return parts.stream().anyMatch(part -> part.matches(document));
        }
    }

    /// Means what no part means.
    record Nor(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Document document) {
            return parts.stream().noneMatch(part -> part.matches(document));
        }
    }

    /// Means documents with a value at the path that passes the test.
    record At(Path path, Condition condition) implements Filter {
        @Override
        public boolean matches(Document document) {
            return path.any(document, condition::passes);
        }
    }

    /// Means documents for which an aggregation expression is true.
    record Expr(Object expression) implements Filter {
        @Override
        public boolean matches(Document document) {
            return Utils.isTrue(Expression.evaluateDocument(expression, document));
        }
    }
}
