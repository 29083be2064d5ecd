package io.amends.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Formats, codings and encodings of bodies, queries and headers, over real HTTP.
class RequestFormatTest {
    private static final String BOOKS = "/api/v1/books";
    private static final String MOMO = "{\"title\": \"Momo\", \"kind\": \"audio\"}";

    private static RunningSample sample;

    @BeforeAll
    static void start() {
        sample = new RunningSample();
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/xml",
                "text/xml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/x-protobuf",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "text/csv",
                "text/json",
                "application/octet-stream",
                "application/problem+json",
                "application/vnd.other+json",
                "application/x-ndjson",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/*",
                "json"
            })
    void bodiesInOtherFormatsThanJsonAreRefused(String type) {
        var refused = post(MOMO.getBytes(StandardCharsets.UTF_8), "Content-Type", type);

        assertProblem(refused, 415);
    }

    @Test
    void bodyWithoutFormatIsRefused() {
        assertProblem(sample.send(sample.asAgent(BOOKS).POST(BodyPublishers.ofString(MOMO))), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=UTF-8", "Application/JSON"})
    void jsonInUtf8IsRead(String type) {
        assertThat(post(MOMO.getBytes(StandardCharsets.UTF_8), "Content-Type", type).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/xml",
                "text/html",
                "text/plain",
                "text/csv",
                "application/cbor",
                "application/x-jackson-smile",
                "application/vnd.other+json",
                "application/x-ndjson",
                "application/octet-stream"
            })
    void answersInOtherFormatsThanJsonAreRefused(String accepted) {
        assertProblem(sample.send(sample.asAgent(BOOKS + "/1").header("Accept", accepted)), 406);
        assertProblem(sample.send(sample.asAgent(BOOKS).header("Accept", accepted)), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void formIsRefusedBeforeItsBodyIsSent(String type) throws IOException {
        try (var socket = new Socket("127.0.0.1", sample.port())) {
            var head =
                    String.join(
                            "\r\n",
                            "POST " + BOOKS + "?a=b HTTP/1.1",
                            "Host: localhost",
                            "Authorization: " + sample.tokens.bearer("anna", "agent"),
                            "Content-Type: " + type,
                            "Content-Length: 1000",
                            "",
                            "");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var first = new char[12];
            var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            // No body is sent after the headers: a server waiting for it would time out.
            assertThat(reader.read(first)).isEqualTo(first.length);
            assertThat(new String(first)).isEqualTo("HTTP/1.1 415");
        }
    }

    @Test
    void gzippedBodyIsDecoded() {
        var answer = post(gzip(MOMO.getBytes(StandardCharsets.UTF_8)), "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Momo");
    }

    @Test
    void gzippedBodyIsBoundedByWhatItDecompressesTo() {
        var bomb = new byte[1 << 20];
        Arrays.fill(bomb, (byte) ' ');

        assertProblem(post(gzip(bomb), "Content-Encoding", "gzip"), 413);
    }

    @Test
    void bodyThatIsNotGzipAsDeclaredIsRefused() {
        var whole = gzip(MOMO.getBytes(StandardCharsets.UTF_8));
        for (var body :
                List.of(
                        MOMO.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOf(whole, whole.length / 2),
                        Arrays.copyOf(whole, 5))) {
            var refused = post(body, "Content-Encoding", "gzip");
            assertProblem(refused, 400);
            assertThat(refused.body()).contains("\"in\":\"header\"", "/Content-Encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "compress", "zstd", "gzip, gzip", "identity, br", "x"})
    void otherCodingsAreRefused(String coding) {
        var refused = post(MOMO.getBytes(StandardCharsets.UTF_8), "Content-Encoding", coding);

        assertProblem(refused, 415);
        assertThat(refused.headers().firstValue("Accept-Encoding")).hasValue("gzip, identity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "printedAt | 1e1000000000",
                "printedAt | 1748995200",
                "printedAt | 1748995200.5",
                "printedAt | [2025, 1, 1]",
                "printedAt | \"1748995200\"",
                "printedAt | \"\"",
                "printedAt | \"+9999999-01-01T00:00:00Z\"",
                "printedAt | \"2025-01-01T00:00:00\"",
                "pages     | \"1\"",
                "pages     | 1.0",
                "pages     | 1e2",
                "pages     | 99999999999",
                "pages     | 1e1000000000",
                "pages     | true",
                "pages     | \"\"",
                "pages     | []",
                "pages     | [1]",
                "kind      | \"\"",
                "kind      | \" \"",
                "kind      | \" audio \"",
                "kind      | 0",
                "kind      | \"0\"",
                "kind      | [\"audio\"]",
                "title     | 7",
                "title     | 7.5",
                "title     | true",
                "title     | [\"Momo\"]",
                "title     | {}",
                "title     | \"a\\u0000b\"",
                "title     | \"a\\ud800b\"",
                "title     | \"\\udc00\"",
                "title     | \"\\u200b\\u200d\\ufeff\"",
                "title     | \"  \"",
                "price     | \"12.50 EUR\"",
                "price/amount | 12.50",
                "price/amount | 12",
                "price/amount | \"1E2147483647\"",
                "price/amount | \"1e5\"",
                "price/amount | \" 1\"",
                "price/amount | \"\"",
                "price/amount | \"NaN\"",
                "price/amount | \"\u0661\"",
                "editions  | \"audio\"",
                "editions  | {}",
                "\ud83d\ude00 | 1",
            })
    void valueOfAnotherTypeIsRefusedByName(String field, String value) {
        var json =
                field.startsWith("price/")
                        ? "{\"price\": {\"currency\": \"EUR\", \"amount\": " + value + "}}"
                        : "{\"" + field + "\": " + value + "}";
        var refused = post(json.getBytes(StandardCharsets.UTF_8), "Accept", "*/*");

        assertProblem(refused, 400);
        assertThat(pointers(refused)).contains("/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "e08080", "eda080", "f4908080", "c3", "ff", "00"})
    void textThatIsNotUtf8IsRefusedByName(String hex) {
        var refused =
                post(
                        concat("{\"title\": \"a", HexFormat.of().parseHex(hex), "b\"}"),
                        "Accept",
                        "*/*");

        assertProblem(refused, 400);
        if (!hex.equals("00")) {
            assertThat(pointers(refused)).contains("/title");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32"})
    void jsonInOtherEncodingsIsRefused(String encoding) throws IOException {
        assertProblem(post(MOMO.getBytes(encoding), "Accept", "*/*"), 400);
    }

    @Test
    void malformedFieldNamesAreRefused() {
        assertProblem(
                post("{\"a\\ud800\": 1}".getBytes(StandardCharsets.UTF_8), "Accept", "*/*"), 400);
        assertProblem(
                post(concat("{\"a", new byte[] {(byte) 0xff}, "\": 1}"), "Accept", "*/*"), 400);
        var deep = "[".repeat(1000).getBytes(StandardCharsets.UTF_8);
        var refused = post(deep, "Accept", "*/*");
        assertProblem(refused, 400);
        assertThat(refused.body()).contains("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource({
        "before=%00, before",
        "before=%FF, before",
        "before=%c0%80, before",
        "before=%ed%a0%80, before",
        "before=%zz, before",
        "before=%4, before",
        "before=%, before",
        "%FF=1, %FF",
        "before=%2B1000000000-01-01T00:00:00Z, before",
        "before=1748995200, before",
        "before=, before",
        "kind=%00, kind",
        "kind=, kind",
        "kind, kind",
        "kind=+, kind",
        "kind=%20, kind",
        "limit=99999999999999999999, limit",
        "cursor=%00, cursor",
        "cursor=AAAA, cursor"
    })
    void queriesThatCannotBeReadAreRefusedByName(String query, String parameter) {
        var refused = raw("GET " + BOOKS + "?" + query + " HTTP/1.1");

        assertThat(refused).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(refused).contains("\"pointer\":\"/" + parameter + "\"");
    }

    @Test
    void tooManyParametersAreRefused() {
        assertThat(raw("GET " + BOOKS + "?" + "kind=audio&".repeat(1200) + " HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("at most 500 parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "Content-Type", "Content-Encoding", "Authorization"})
    void headerThatIsSentTwiceIsRefused(String name) {
        var request = sample.asAgent(BOOKS).POST(BodyPublishers.ofString(MOMO));
        if (!name.equals("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!name.equals("Authorization")) {
            request.header(name, "application/json");
        }
        request.header(name, "application/json");

        var refused = sample.send(request);

        assertProblem(refused, 400);
        assertThat(refused.body()).contains("\"in\":\"header\"", "/" + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"v7\"                 | 200",
                "\"v6\", \"v7\"         | 200",
                "\"a,b\",, \"v7\" ,     | 200",
                "\"v07\"                | 412",
                "\"v6\",\"v8\"          | 412",
                "\"a,b\"                | 412",
                "W/\"v7\"               | 412",
                "\"v6\" \"v7\"          | 400",
                "*, \"v7\"              | 400",
                "\"v7                   | 400",
                "v7                     | 400"
            })
    void severalTagsAreReadAsAList(String tags, int status) {
        assertThat(
                        sample.send(
                                        sample.asAgent(BOOKS + "/7/lend")
                                                .header("If-Match", tags)
                                                .POST(BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(status);
    }

    @Test
    void tagsInSeveralHeadersAreOneList() {
        var lent =
                sample.send(
                        sample.asAgent(BOOKS + "/7/lend")
                                .header("If-Match", "\"v6\"")
                                .header("If-Match", "\"v7\"")
                                .POST(BodyPublishers.noBody()));

        assertThat(lent.statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> post(byte[] body, String header, String value) {
        var request =
                sample.asAgent(BOOKS).header(header, value).POST(BodyPublishers.ofByteArray(body));
        return sample.send(
                header.equals("Content-Type")
                        ? request
                        : request.header("Content-Type", "application/json"));
    }

    private static String raw(String requestLine) {
        try (var socket = new Socket("127.0.0.1", sample.port())) {
            var head =
                    String.join(
                            "\r\n",
                            requestLine,
                            "Host: localhost",
                            "Connection: close",
                            "Authorization: " + sample.tokens.bearer("anna", "agent"),
                            "",
                            "");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(RunningSample.json(answer).path("status").asInt()).isEqualTo(status);
    }

    private static List<String> pointers(HttpResponse<String> refused) {
        return RunningSample.json(refused)
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(String before, byte[] between, String behind) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(between);
        bytes.writeBytes(behind.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1000\r\n\r\n{\"title\": ",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"tit",
                "Transfer-Encoding: chunked\r\n\r\nno chunk"
            })
    void abortedUploadIsNotLoggedAsServiceFailure(String rest) throws Exception {
        var logger = (Logger) LoggerFactory.getLogger("io.amends.web");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.addAppender(logged);
        var level = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        try (var socket = new Socket("127.0.0.1", sample.port())) {
            var head =
                    "POST "
                            + BOOKS
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                            + sample.tokens.bearer("anna", "agent")
                            + "\r\n"
                            + rest;
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 400"));
            await().untilAsserted(() -> assertThat(logged.list).isNotEmpty());
            assertThat(logged.list)
                    .allMatch(each -> !each.getLevel().isGreaterOrEqual(Level.WARN))
                    .allMatch(each -> each.getThrowableProxy() == null);
        } finally {
            logger.detachAppender(logged);
            logger.setLevel(level);
        }
    }
}
