package io.amends.satisfaction.store;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.facts.CaseFact;
import io.amends.satisfaction.domain.facts.Position;
import io.amends.satisfaction.domain.facts.Source;
import java.time.Instant;
import java.util.Locale;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// A fact as BSON. Field names are short, since a customer's document contains many facts; a name
/// once used never changes its meaning.
final class FactBson {
    private static final String KIND = "is";
    private static final String NUMBER = "n";
    private static final String AT = "at";
    private static final String TYPE = "type";
    private static final String SEVERITY = "sev";
    private static final String LOSS = "loss";
    private static final String DUE = "due";
    private static final String RESOLUTION = "res";
    private static final String SOLVED = "ok";

    private FactBson() {}

    static BsonDocument write(CaseFact fact) {
        var document =
                new BsonDocument(KIND, new BsonString(kind(fact)))
                        .append(NUMBER, new BsonString(fact.position().sequence().toString()))
                        .append(AT, new BsonDateTime(fact.at().toEpochMilli()));
        switch (fact) {
            case CaseFact.Opened opened -> writeOpened(document, opened);
            case CaseFact.Resolved resolved ->
                    document.append(RESOLUTION, new BsonInt32(resolved.resolution()));
            case CaseFact.Rejected rejected ->
                    document.append(RESOLUTION, new BsonInt32(rejected.resolution()));
            case CaseFact.Answered answered -> writeAnswered(document, answered);
            case CaseFact.Corrected corrected ->
                    writeDetails(
                            document,
                            corrected.type(),
                            corrected.severity(),
                            corrected.lossThousandths());
            case CaseFact.Withdrawn _,
                    CaseFact.Closed _,
                    CaseFact.Reopened _,
                    CaseFact.Merged _,
                    CaseFact.Unmerged _,
                    CaseFact.PromiseKept _,
                    CaseFact.PromiseBroken _ -> {}
        }
        return document;
    }

    private static String kind(CaseFact fact) {
        return switch (fact) {
            case CaseFact.Opened _ -> "opened";
            case CaseFact.Resolved _ -> "resolved";
            case CaseFact.Rejected _ -> "rejected";
            case CaseFact.Withdrawn _ -> "withdrawn";
            case CaseFact.Closed _ -> "closed";
            case CaseFact.Reopened _ -> "reopened";
            case CaseFact.Corrected _ -> "corrected";
            case CaseFact.Merged _ -> "merged";
            case CaseFact.Unmerged _ -> "unmerged";
            case CaseFact.PromiseKept _ -> "kept";
            case CaseFact.PromiseBroken _ -> "broken";
            case CaseFact.Answered _ -> "answered";
        };
    }

    private static void writeOpened(BsonDocument document, CaseFact.Opened opened) {
        writeDetails(document, opened.type(), opened.severity(), opened.lossThousandths());
        document.append(DUE, new BsonDateTime(opened.answerDueAt().toEpochMilli()));
    }

    private static void writeDetails(
            BsonDocument document, ComplaintType type, int severity, @Nullable Long loss) {
        document.append(TYPE, new BsonString(type.name().toLowerCase(Locale.ROOT)))
                .append(SEVERITY, new BsonInt32(severity));
        if (loss != null) {
            document.append(LOSS, new BsonInt64(loss));
        }
    }

    private static void writeAnswered(BsonDocument document, CaseFact.Answered answered) {
        document.append(RESOLUTION, new BsonInt32(answered.resolution()))
                .append(SOLVED, BsonBoolean.valueOf(answered.solved()))
                .putAll(SurveyFactsBson.write(answered.opinion()));
    }

    static CaseFact read(BsonDocument document) {
        var at = instant(document, AT);
        var kind = document.getString(KIND).getValue();
        var position = position(document, kind);
        return switch (kind) {
            case "opened" -> readOpened(document, position, at);
            case "resolved" -> new CaseFact.Resolved(position, at, resolution(document));
            case "rejected" -> new CaseFact.Rejected(position, at, resolution(document));
            case "withdrawn" -> new CaseFact.Withdrawn(position, at);
            case "closed" -> new CaseFact.Closed(position, at);
            case "reopened" -> new CaseFact.Reopened(position, at);
            case "corrected" ->
                    new CaseFact.Corrected(
                            position,
                            at,
                            type(document),
                            document.getInt32(SEVERITY).getValue(),
                            loss(document));
            case "merged" -> new CaseFact.Merged(position, at);
            case "unmerged" -> new CaseFact.Unmerged(position, at);
            case "kept" -> new CaseFact.PromiseKept(position, at);
            case "broken" -> new CaseFact.PromiseBroken(position, at);
            case "answered" -> readAnswered(document, position, at);
            default -> throw new IllegalArgumentException("unknown fact '" + kind + "'");
        };
    }

    // Only answers come from the followup-service.
    private static Position position(BsonDocument document, String kind) {
        var source = kind.equals("answered") ? Source.FOLLOWUPS : Source.COMPLAINTS;
        return new Position(source, Sequence.parse(document.getString(NUMBER).getValue()));
    }

    private static CaseFact readOpened(BsonDocument document, Position position, Instant at) {
        return new CaseFact.Opened(
                position,
                at,
                type(document),
                document.getInt32(SEVERITY).getValue(),
                loss(document),
                instant(document, DUE));
    }

    private static ComplaintType type(BsonDocument document) {
        return ComplaintType.valueOf(document.getString(TYPE).getValue().toUpperCase(Locale.ROOT));
    }

    private static @Nullable Long loss(BsonDocument document) {
        return document.containsKey(LOSS) ? (Long) document.getInt64(LOSS).getValue() : null;
    }

    private static CaseFact readAnswered(BsonDocument document, Position position, Instant at) {
        return new CaseFact.Answered(
                position,
                at,
                resolution(document),
                document.getBoolean(SOLVED).getValue(),
                SurveyFactsBson.read(document));
    }

    private static int resolution(BsonDocument document) {
        return document.getInt32(RESOLUTION).getValue();
    }

    private static Instant instant(BsonDocument document, String field) {
        return Instant.ofEpochMilli(document.getDateTime(field).getValue());
    }
}
