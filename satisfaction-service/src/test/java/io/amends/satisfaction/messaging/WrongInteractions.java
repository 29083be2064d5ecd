package io.amends.satisfaction.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every form of an interaction on the topic that is refused, a row each, with a part of its dead
/// letter's reason.
final class WrongInteractions {
    /// A valid one; `CUSTOMER` stands for its customer's id.
    static final String GOOD =
            "{\"id\":\"g\",\"customerId\":\"CUSTOMER\",\"type\":\"purchase\",\"at\":\"2026-03-02T09:00:00Z\","
                    + "\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"},"
                    + "\"product\":{\"name\":\"tea\"},\"revision\":0}";

    private final List<Row> rows = new ArrayList<>();

    /// @param headers other values of headers; null removes one
    /// @param data as Latin-1
    record Row(Map<String, @Nullable String> headers, String data, String reason) {
        @Override
        public String toString() {
            return headers + " " + data.substring(0, Math.min(200, data.length()));
        }
    }

    static List<Row> all() {
        var all = new WrongInteractions();
        all.missing();
        all.ids();
        all.instants();
        all.amounts();
        all.others();
        all.documents();
        all.envelopes();
        return all.rows;
    }

    private void missing() {
        without("\"at\":\"2026-03-02T09:00:00Z\",", "at");
        without("\"id\":\"g\",", "id");
        without("\"customerId\":\"CUSTOMER\",", "customerId");
        without("\"type\":\"purchase\",", "type");
    }

    private void ids() {
        for (var id : List.of("7", "true", "null", "[\"g\"]", "{}", "\"\"", "\" \"")) {
            field("id", "\"g\"", id, "id");
        }
        field("id", "\"g\"", "\"" + "x".repeat(201) + "\"", "id");
        field("id", "\"g\"", "\"a\\u0000b\"", "NUL");
        field("id", "\"g\"", "\"a\\ud800\"", "surrogate");
        field("id", "\"g\"", "\"\u00c0\u0080\"", "UTF-8");
        for (var id : List.of("7", "\"\"", "\"a b\"", "\"..\"", "{}")) {
            field("customerId", "\"CUSTOMER\"", id, "customerId");
        }
        field("customerId", "\"CUSTOMER\"", "\"another\"", "key");
        field("customerId", "\"CUSTOMER\"", "\"CUSTOMER\\u0000\"", "NUL");
    }

    private void instants() {
        for (var at :
                List.of(
                        "1772442000",
                        "1772442000.5",
                        "1e1000000000",
                        "null",
                        "\"yesterday\"",
                        "\"2026-03-02\"",
                        "\"+9999999-01-01T00:00:00Z\"",
                        "\"+292278995-01-01T00:00:00Z\"",
                        "\"-999999999-01-01T00:00:00Z\"",
                        "\"2999-01-01T00:00:00Z\"",
                        "\"1850-01-01T00:00:00Z\"")) {
            field("at", "\"2026-03-02T09:00:00Z\"", at, "at");
        }
        for (var due : List.of("\"+9999999-01-01T00:00:00Z\"", "1772442000", "\"soon\"")) {
            row(
                    GOOD.replace("\"type\":\"purchase\"", "\"type\":\"payment\"")
                            .replace("\"revision\"", "\"dueAt\":" + due + ",\"revision\""),
                    "dueAt");
        }
        row(
                GOOD.replace("\"revision\"", "\"dueAt\":\"2026-03-02T09:00:00Z\",\"revision\""),
                "dueAt");
    }

    private void amounts() {
        var one = "{\"amount\":\"1.00\",\"currency\":\"EUR\"}";
        for (var amount :
                List.of(
                        "1",
                        "\"1.00\"",
                        "{\"amount\":1.00,\"currency\":\"EUR\"}",
                        "{\"amount\":\"-1.00\",\"currency\":\"EUR\"}",
                        "{\"amount\":\"1E2\",\"currency\":\"EUR\"}",
                        "{\"amount\":\"1E2147483647\",\"currency\":\"EUR\"}",
                        "{\"amount\":\"1.001\",\"currency\":\"EUR\"}",
                        "{\"amount\":\"1000000000000\",\"currency\":\"EUR\"}",
                        "{\"amount\":\"1\",\"currency\":7}",
                        "{\"amount\":\"1\"}")) {
            field("amount", one, amount, "amount");
        }
        field("amount", one, "{\"amount\":\"1\",\"currency\":\"XYZ\"}", "currency is XYZ");
    }

    private void others() {
        for (var revision : List.of("1.5", "-1", "\"1\"")) {
            field("revision", "0", revision, "revision");
        }
        field("revision", "0", "1e99", "range");
        field("revision", "0", "2147483648", "range");
        for (var type : List.of("\"gift\"", "0", "\"PURCHASE\"", "\"\"")) {
            field("type", "\"purchase\"", type, "type");
        }
        field("product", "{\"name\":\"tea\"}", "7", "product");
        field("product", "{\"name\":\"tea\"}", "{\"name\":7}", "product");
        field("product", "{\"name\":\"tea\"}", "{\"name\":\"" + "x".repeat(501) + "\"}", "product");
        field(
                "product",
                "{\"name\":\"tea\"}",
                "{\"name\":\"" + "x".repeat(900_000) + "\"}",
                "bytes");
    }

    private void documents() {
        row("{}", "id");
        row("[]", "object");
        row("7", "object");
        row("null", "no data");
        row("", "no data");
        row("{\"id\"", "Exception");
        row(GOOD + GOOD, "Exception");
        row(GOOD.replace("\"revision\":0", "\"id\":\"h\",\"revision\":0"), "Exception");
    }

    private void envelopes() {
        header("ce_specversion", null, "ce_specversion");
        header("ce_specversion", "0.3", "ce_specversion");
        header("ce_specversion", "1.0.2", "ce_specversion");
        header("ce_id", null, "ce_id");
        header("ce_id", " ", "ce_id");
        header("ce_type", null, "ce_type");
        header("ce_type", "amends.complaint.noted.v1", "travels on");
        header("ce_source", null, "ce_source");
        header("ce_source", "/" + "x".repeat(200), "ce_source");
        header("ce_time", "yesterday", "ce_time");
        header("content-type", "application/xml", "content type");
        header("ce_source", "/complaint-service", "claims to be");
        header("ce_source", "/satisfaction-service", "claims to be");
        rows.add(
                new Row(
                        Map.of(
                                "ce_source",
                                "/satisfaction-service",
                                "ce_subject",
                                "any",
                                "ce_sequence",
                                "0.1",
                                "ce_id",
                                "any/0.1"),
                        GOOD,
                        "its subject does not name it"));
        rows.add(
                new Row(
                        Map.of(
                                "ce_source",
                                "/satisfaction-service",
                                "ce_subject",
                                "CUSTOMER/staff/g",
                                "ce_sequence",
                                "0.1",
                                "ce_id",
                                "CUSTOMER/staff/g/0.1"),
                        GOOD,
                        "is not stored here"));
    }

    private void without(String field, String reason) {
        row(GOOD.replace(field, ""), reason);
    }

    private void field(String name, String value, String wrong, String reason) {
        row(GOOD.replace("\"" + name + "\":" + value, "\"" + name + "\":" + wrong), reason);
    }

    private void header(String name, @Nullable String value, String reason) {
        var headers = new HashMap<String, @Nullable String>();
        headers.put(name, value);
        rows.add(new Row(headers, GOOD, reason));
    }

    private void row(String data, String reason) {
        rows.add(new Row(Map.of(), data, reason));
    }
}
