package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.Path;
import java.util.List;

/// Selects documents.
public sealed interface Filter {

    /// Matches every document.
    Filter EVERYTHING = new And(List.of());

    /// Whether the document matches.
    boolean matches(Document document);

    /// Matches if all parts match.
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

    /// Matches if any part matches.
    record Or(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Document document) {
            return parts.stream().anyMatch(part -> part.matches(document));
        }
    }

    /// Matches if no part matches.
    record Nor(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(Document document) {
            return parts.stream().noneMatch(part -> part.matches(document));
        }
    }

    /// Matches documents with a value at the path that satisfies the condition.
    record At(Path path, Condition condition) implements Filter {
        @Override
        public boolean matches(Document document) {
            return path.any(document, condition::passes);
        }
    }

    /// Matches documents for which an aggregation expression is true.
    record Expr(Object expression) implements Filter {
        @Override
        public boolean matches(Document document) {
            return Utils.isTrue(Expression.evaluateDocument(expression, document));
        }
    }
}
