package io.amends.satisfaction.store;

import com.mongodb.client.model.Updates;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.survey.CaseAnnotation;
import io.amends.satisfaction.domain.survey.SurveyAnswer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A complaint with its answers as BSON: `{_id, customerId, type, product, teams: [{at, n, team}],
/// answers: [{at, n, ok, csat, ces, nps}]}`. Both arrays are sets, in no particular order.
final class AnswerBson {
    static final String CUSTOMER = "customerId";
    static final String TEAMS = "teams";
    static final String ANSWERS = "answers";
    static final String AT = "at";
    private static final String TYPE = "type";
    private static final String PRODUCT = "product";
    private static final String NUMBER = "n";
    private static final String TEAM = "team";
    private static final String SOLVED = "ok";
    private static final String CSAT = "csat";
    private static final String CES = "ces";
    private static final String NPS = "nps";

    private static final Comparator<BsonDocument> IN_ORDER =
            Comparator.comparing(AnswerBson::at).thenComparing(AnswerBson::sequence);

    private AnswerBson() {}

    static BsonDocument about(CaseAnnotation.About about) {
        var document =
                new BsonDocument(
                        TYPE, new BsonString(about.type().name().toLowerCase(Locale.ROOT)));
        put(document, PRODUCT, about.product());
        return document;
    }

    static Bson corrected(CaseAnnotation.Corrected corrected) {
        var type = Updates.set(TYPE, corrected.type().name().toLowerCase(Locale.ROOT));
        var product = corrected.product();
        return Updates.combine(
                type, product == null ? Updates.unset(PRODUCT) : Updates.set(PRODUCT, product));
    }

    static BsonDocument team(CaseAnnotation.Team team) {
        var document = numbered(team.at(), team.sequence());
        put(document, TEAM, team.name());
        return document;
    }

    static BsonDocument ratings(SurveyAnswer.Ratings ratings) {
        var document =
                numbered(ratings.at(), ratings.sequence())
                        .append(SOLVED, BsonBoolean.valueOf(ratings.solved()));
        put(document, CSAT, ratings.csat());
        put(document, CES, ratings.ces());
        put(document, NPS, ratings.nps());
        return document;
    }

    /// All answers of a document, the earliest first.
    static List<SurveyAnswer> read(BsonDocument document) {
        var teams = sorted(document, TEAMS);
        return sorted(document, ANSWERS).stream()
                .map(said -> answer(document, teams, said))
                .toList();
    }

    private static SurveyAnswer answer(
            BsonDocument document, List<BsonDocument> teams, BsonDocument said) {
        var type = text(document.get(TYPE));
        return new SurveyAnswer(
                document.getString(CustomerProjectionType.ID).getValue(),
                document.getString(CUSTOMER).getValue(),
                type == null ? null : ComplaintType.valueOf(type.toUpperCase(Locale.ROOT)),
                text(document.get(PRODUCT)),
                teams.stream()
                        .filter(team -> !at(team).isAfter(at(said)))
                        .reduce((_, later) -> later)
                        .map(team -> text(team.get(TEAM)))
                        .orElse(null),
                new SurveyAnswer.Ratings(
                        at(said),
                        sequence(said),
                        said.getBoolean(SOLVED).getValue(),
                        number(said.get(CSAT)),
                        number(said.get(CES)),
                        number(said.get(NPS))));
    }

    private static List<BsonDocument> sorted(BsonDocument document, String array) {
        return document.getArray(array, new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .sorted(IN_ORDER)
                .toList();
    }

    private static BsonDocument numbered(Instant at, Sequence sequence) {
        return new BsonDocument(AT, new BsonDateTime(at.toEpochMilli()))
                .append(NUMBER, new BsonString(sequence.toString()));
    }

    private static Instant at(BsonDocument document) {
        return Instant.ofEpochMilli(document.getDateTime(AT).getValue());
    }

    private static Sequence sequence(BsonDocument document) {
        return Sequence.parse(document.getString(NUMBER).getValue());
    }

    private static void put(BsonDocument document, String field, @Nullable String text) {
        if (text != null) {
            document.append(field, new BsonString(text));
        }
    }

    private static void put(BsonDocument document, String field, @Nullable Integer number) {
        if (number != null) {
            document.append(field, new BsonInt32(number));
        }
    }

    private static @Nullable String text(@Nullable BsonValue value) {
        return value instanceof BsonString text ? text.getValue() : null;
    }

    private static @Nullable Integer number(@Nullable BsonValue value) {
        return value instanceof BsonInt32 number ? number.getValue() : null;
    }
}
