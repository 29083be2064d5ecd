package io.amends.eventing.aggregate;

/// The fields of an aggregate's document and of the entries of its outbox.
final class DocumentFields {
    static final String ID = "_id";
    static final String VERSION = "version";
    static final String EPOCH = "epoch";
    static final String SEQ = "seq";
    static final String KEY = "key";
    static final String AT = "at";
    static final String STATE = "state";
    static final String OUTBOX = "outbox";
    static final String RELAY = "relay";
    static final String TOKEN = "token";
    static final String UNTIL = "until";
    static final String SINCE = "since";
    static final String RELAY_TOKEN = "relay.token";
    static final String RELAY_UNTIL = "relay.until";
    static final String RELAY_SINCE = "relay.since";

    /// Present while the sweep skips an outbox that cannot be read.
    static final String LEFT_ALONE = "leftAlone";

    static final String RELAY_LEFT_ALONE = "relay." + LEFT_ALONE;

    static final String NEXT_DUE = "nextDue";
    static final String SOURCE_OFFSETS = "sourceOffsets";
    static final String UNIQUE_KEYS = "uniqueKeys";

    static final String TYPE = "type";
    static final String BY = "by";
    static final String COMMAND = "command";
    static final String DATA = "data";
    static final String TRACE = "trace";

    private DocumentFields() {}

    /// The field of `sourceOffsets` that holds the offset of an aggregate of another service. Dots
    /// and dollars have a meaning in field names, so they are escaped as in URLs.
    static String sourceOffset(String source, String subject) {
        return (source + "|" + subject).replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    /// The subject in a field of `sourceOffsets`.
    static String subjectOf(String field) {
        return field.substring(field.indexOf('|') + 1)
                .replace("%24", "$")
                .replace("%2E", ".")
                .replace("%25", "%");
    }
}
