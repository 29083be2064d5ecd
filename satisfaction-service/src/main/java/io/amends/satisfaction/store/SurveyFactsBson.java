package io.amends.satisfaction.store;

import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import io.amends.satisfaction.domain.facts.SurveyFacts;
import java.util.Arrays;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Survey answers as BSON: single answers by name, groups of answers as arrays in the order of the
/// record's components.
final class SurveyFactsBson {
    private static final String CSAT = "csat";
    private static final String CES = "ces";
    private static final String NPS = "nps";
    private static final String PERCEIVED = "met";
    private static final String EXPECTED = "exp";
    private static final String INDEX = "idx";

    private SurveyFactsBson() {}

    static BsonDocument write(SurveyFacts opinion) {
        var document = new BsonDocument();
        put(document, CSAT, opinion.csat());
        put(document, CES, opinion.ces());
        put(document, NPS, opinion.nps());
        var rater = opinion.rater();
        if (rater != null) {
            document.append(PERCEIVED, write(rater.perceived()));
            if (rater.expected() != null) {
                document.append(EXPECTED, write(rater.expected()));
            }
        }
        var index = opinion.index();
        if (index != null) {
            document.append(INDEX, array(index.overall(), index.expectation(), index.ideal()));
        }
        return document;
    }

    static SurveyFacts read(BsonDocument document) {
        return new SurveyFacts(
                number(document.get(CSAT)),
                number(document.get(CES)),
                number(document.get(NPS)),
                document.containsKey(PERCEIVED) ? readRater(document) : null,
                document.containsKey(INDEX) ? readIndex(document.getArray(INDEX)) : null);
    }

    private static Rater readRater(BsonDocument document) {
        return new Rater(
                readQualities(document.getArray(PERCEIVED)),
                document.containsKey(EXPECTED) ? readQualities(document.getArray(EXPECTED)) : null);
    }

    private static Rater.Qualities readQualities(BsonArray array) {
        return new Rater.Qualities(
                number(array.get(0)),
                number(array.get(1)),
                number(array.get(2)),
                number(array.get(3)),
                number(array.get(4)));
    }

    private static SatisfactionIndex readIndex(BsonArray array) {
        return new SatisfactionIndex(
                number(array.get(0)), number(array.get(1)), number(array.get(2)));
    }

    private static BsonArray write(Rater.Qualities qualities) {
        return array(
                qualities.reliability(),
                qualities.responsiveness(),
                qualities.assurance(),
                qualities.empathy(),
                qualities.tangibles());
    }

    private static BsonArray array(@Nullable Integer... numbers) {
        return new BsonArray(
                Arrays.stream(numbers)
                        .map(number -> number == null ? BsonNull.VALUE : new BsonInt32(number))
                        .map(BsonValue.class::cast)
                        .toList());
    }

    private static void put(BsonDocument document, String field, @Nullable Integer number) {
        if (number != null) {
            document.append(field, new BsonInt32(number));
        }
    }

    private static @Nullable Integer number(@Nullable BsonValue value) {
        return Objects.requireNonNullElse(value, BsonNull.VALUE) instanceof BsonInt32 number
                ? number.getValue()
                : null;
    }
}
