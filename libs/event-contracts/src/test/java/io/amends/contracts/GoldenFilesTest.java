package io.amends.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// Checks the current code against every published version of every event.
class GoldenFilesTest {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .withConfigOverride(
                            BigDecimal.class,
                            o -> o.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                    .changeDefaultPropertyInclusion(
                            i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    @ParameterizedTest
    @EnumSource
    void goldenFileIsReadAndWrittenUnchanged(EventType type) {
        var golden = golden(type);

        var event = JSON.readValue(golden, type.recordType());

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(golden));
        assertThat(EventType.of(event)).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void goldenFileConformsToSchema(EventType type) {
        assertThat(violations(type, golden(type))).isEmpty();
    }

    @Test
    void refundIsReadWrittenAndConformsToInteractionSchema() {
        var type = EventType.INTERACTION_RECORDED;
        var golden = resource("golden/" + type.wireName() + ".refund.json");

        var event = JSON.readValue(golden, type.recordType());

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(golden));
        assertThat(violations(type, golden)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SCORES_PARAMETERS_CHOSEN", "POLICY_CHANGED"})
    void schemaRefusesEventWithoutCustomer(EventType type) {
        assertThat(violations(type, golden(type).replace("\"customerId\"", "\"customer\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void schemaListsEveryFieldOfRecord(EventType type) {
        var fields =
                Arrays.stream(type.recordType().getRecordComponents())
                        .map(component -> component.getName())
                        .toList();

        var properties = JSON.readTree(resource("schema", type)).get("properties");

        assertThat(properties.propertyNames()).containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SCORES_PARAMETERS_CHOSEN", "POLICY_CHANGED"})
    void schemaHasFormatOfCustomerId(EventType type) {
        var customerId = JSON.readTree(resource("schema", type)).at("/properties/customerId");

        assertThat(customerId.get("pattern").asString())
                .isEqualTo("^" + CustomerIdFormat.PATTERN + "$");
    }

    @Test
    void noGoldenFileHasChangedSinceItWasPublished() throws Exception {
        var published = checksums();
        for (var entry : published.entrySet()) {
            assertThat(sha256(resource("golden/" + entry.getKey())))
                    .as(
                            "%s is published and must not change: add a new version beside it",
                            entry.getKey())
                    .isEqualTo(entry.getValue());
        }
        assertThat(published.keySet())
                .as("every golden file has its checksum in golden.sha256")
                .containsExactlyInAnyOrderElementsOf(goldenFiles());
    }

    @Test
    void everyContractRecordHasAnEventType() {
        var records =
                Stream.of(ContractEvent.class.getPermittedSubclasses())
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .map(Class::getName)
                        .toList();

        assertThat(
                        Stream.of(EventType.values())
                                .map(type -> type.recordType().getName())
                                .distinct())
                .hasSameElementsAs(records);
    }

    private static List<String> violations(EventType type, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("schema", type), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String golden(EventType type) {
        return resource("golden", type);
    }

    private static String resource(String folder, EventType type) {
        return resource(folder + "/" + type.wireName() + ".json");
    }

    private static String resource(String name) {
        try (InputStream in = ContractEvent.class.getResourceAsStream(name)) {
            assertThat(in).as("resource %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> checksums() {
        return resource("golden.sha256")
                .lines()
                .map(line -> line.split(" {2}"))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }

    private static List<String> goldenFiles() throws Exception {
        var folder = Path.of(ContractEvent.class.getResource("golden").toURI());
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String sha256(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
