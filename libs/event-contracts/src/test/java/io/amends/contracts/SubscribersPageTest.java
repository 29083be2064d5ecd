package io.amends.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The subscribers' documentation matches the contracts.
class SubscribersPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "subscribers.md");
    private static final Pattern FIELD = Pattern.compile("`([a-zA-Z]+)(\\??)`");

    @ParameterizedTest
    @EnumSource
    void namesEveryFieldOfEveryTypeUnderItsTopic(EventType type) throws IOException {
        var named = new TreeSet<String>();
        var fields = FIELD.matcher(withoutRemarks(cell(type)));
        while (fields.find()) {
            named.add(fields.group(1) + fields.group(2));
        }

        assertThat(named).isEqualTo(fieldsOf(type));
    }

    /// Fields common to all events of a topic are documented once above the tables.
    private static Set<String> fieldsOf(EventType type) {
        var everywhere = Set.of("reference", "customerId", "at");
        return Arrays.stream(type.recordType().getRecordComponents())
                .filter(field -> !everywhere.contains(field.getName()))
                .map(
                        field ->
                                field.getAnnotatedType().getAnnotations().length == 0
                                        ? field.getName()
                                        : field.getName() + "?")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String cell(EventType type) throws IOException {
        var page = Files.readString(PAGE);
        var types = page.substring(page.indexOf("## Types"));
        var section = types.substring(types.indexOf("### " + type.topic().wireName() + "\n"));
        var name = "| `" + type.wireName().replaceFirst("\\.v1$", "") + "` |";
        var line = section.lines().filter(each -> each.startsWith(name)).findFirst();
        return line.orElseThrow().split("\\|")[3];
    }

    /// Removes remarks in brackets: round ones for explanations, curly ones for nested fields.
    private static String withoutRemarks(String cell) {
        return cell.replaceAll("\\([^)]*\\)", "").replaceAll("\\{[^}]*}", "");
    }
}
