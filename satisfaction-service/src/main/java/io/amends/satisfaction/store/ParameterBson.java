package io.amends.satisfaction.store;

import io.amends.satisfaction.domain.score.PurchaseParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.scoring.learning.Calibration;
import io.amends.scoring.learning.IsotonicCalibration;
import io.amends.scoring.learning.LearnedLoyalty;
import io.amends.scoring.learning.LogisticRegression;
import io.amends.scoring.learning.PlattCalibration;
import io.amends.scoring.purchases.BgNbd;
import io.amends.scoring.purchases.GammaGamma;
import io.amends.scoring.purchases.MbgNbd;
import io.amends.scoring.purchases.PurchaseModel;
import java.util.Arrays;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// The learned parameters as BSON. All others come from the settings.
final class ParameterBson {
    private static final String PURCHASES = "purchases";
    private static final String LEARNED = "learned";
    private static final String MODEL = "model";
    private static final String VALUES = "values";
    private static final String SPEND = "spend";
    private static final String CURRENCY = "currency";
    private static final String WEIGHTS = "weights";
    private static final String PLATT = "platt";
    private static final String SCORES = "scores";
    private static final String PROBABILITIES = "probabilities";

    private ParameterBson() {}

    static BsonDocument write(ScoreParameters parameters) {
        var document = new BsonDocument();
        var purchases = parameters.purchases();
        if (purchases != null) {
            document.append(PURCHASES, write(purchases));
        }
        var learned = parameters.learned();
        if (learned != null) {
            var part = write(learned.calibration());
            document.append(LEARNED, part.append(WEIGHTS, array(learned.regression().weights())));
        }
        return document;
    }

    private static BsonDocument write(PurchaseParameters purchases) {
        var model = purchases.model();
        var name =
                switch (model) {
                    case BgNbd _ -> "bg-nbd";
                    case MbgNbd _ -> "mbg-nbd";
                };
        var document =
                new BsonDocument(MODEL, new BsonString(name))
                        .append(VALUES, array(model.r(), model.alpha(), model.a(), model.b()));
        var spend = purchases.spend();
        var currency = purchases.currency();
        if (spend != null && currency != null) {
            document.append(SPEND, array(spend.p(), spend.q(), spend.v()))
                    .append(CURRENCY, new BsonString(currency));
        }
        return document;
    }

    private static BsonDocument write(Calibration calibration) {
        return switch (calibration) {
            case PlattCalibration platt ->
                    new BsonDocument(PLATT, array(platt.slope(), platt.offset()));
            case IsotonicCalibration isotonic ->
                    new BsonDocument(SCORES, array(isotonic.scores()))
                            .append(PROBABILITIES, array(isotonic.probabilities()));
        };
    }

    static ScoreParameters read(BsonDocument document, String version, ScoreParameters settings) {
        return settings.with(
                version,
                document.containsKey(PURCHASES)
                        ? readPurchases(document.getDocument(PURCHASES))
                        : settings.purchases(),
                document.containsKey(LEARNED) ? readLearned(document.getDocument(LEARNED)) : null);
    }

    private static PurchaseParameters readPurchases(BsonDocument document) {
        return new PurchaseParameters(
                readModel(document),
                document.containsKey(SPEND) ? readSpend(doubles(document, SPEND)) : null,
                readCurrency(document));
    }

    private static @Nullable String readCurrency(BsonDocument document) {
        return document.containsKey(CURRENCY) ? document.getString(CURRENCY).getValue() : null;
    }

    private static PurchaseModel readModel(BsonDocument document) {
        var values = doubles(document, VALUES);
        var name = document.getString(MODEL).getValue();
        return switch (name) {
            case "bg-nbd" -> new BgNbd(values[0], values[1], values[2], values[3]);
            case "mbg-nbd" -> new MbgNbd(values[0], values[1], values[2], values[3]);
            default -> throw new IllegalArgumentException("unknown purchase model " + name);
        };
    }

    private static GammaGamma readSpend(double[] values) {
        return new GammaGamma(values[0], values[1], values[2]);
    }

    private static LearnedLoyalty readLearned(BsonDocument document) {
        return new LearnedLoyalty(
                new LogisticRegression(doubles(document, WEIGHTS)), readCalibration(document));
    }

    private static Calibration readCalibration(BsonDocument document) {
        if (document.containsKey(PLATT)) {
            var platt = doubles(document, PLATT);
            return new PlattCalibration(platt[0], platt[1]);
        }
        return new IsotonicCalibration(doubles(document, SCORES), doubles(document, PROBABILITIES));
    }

    private static double[] doubles(BsonDocument document, String field) {
        return document.getArray(field).stream()
                .mapToDouble(value -> value.asDouble().getValue())
                .toArray();
    }

    private static BsonArray array(double... values) {
        return new BsonArray(Arrays.stream(values).mapToObj(BsonDouble::new).toList());
    }
}
