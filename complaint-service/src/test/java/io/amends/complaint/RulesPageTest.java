package io.amends.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The tests named in `docs/complaints.md` exist.
class RulesPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void everyRuleNamesAnExistingTest() throws IOException {
        var sources = new HashMap<String, String>();
        for (var module : new String[] {"complaint", "followup", "satisfaction"}) {
            try (var files = Files.walk(ROOT.resolve(module + "-service/src/test/java"))) {
                for (var file : files.filter(it -> it.toString().endsWith("Test.java")).toList()) {
                    var name = file.getFileName().toString().replace(".java", "");
                    sources.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        var named = NAMED.matcher(Files.readString(ROOT.resolve("docs/complaints.md")));
        var found = new HashSet<String>();
        while (named.find()) {
            assertThat(sources.getOrDefault(named.group(1), ""))
                    .as(named.group())
                    .contains("void " + named.group(2) + "(");
            found.add(named.group());
        }
        assertThat(found).hasSizeGreaterThan(40);
    }
}
