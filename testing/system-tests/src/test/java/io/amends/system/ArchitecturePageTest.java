package io.amends.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/architecture.md` names the type at each hop of a complaint; these names must exist.
class ArchitecturePageTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path PAGE = ROOT.resolve("docs/architecture.md");
    private static final Pattern TYPE = Pattern.compile("\\[`(\\w+)(?:\\.(\\w+))?`]\\(([^)]+)\\)");
    private static final Pattern FOLDER =
            Pattern.compile(
                    "(?<=[|,] )`((?:libs|local|testing)/[\\w-]+|[\\w-]+-service|gateway)/`");

    @Test
    void typesAndMethodsOfEachHopExist() throws IOException {
        var named = TYPE.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named).hasSizeGreaterThan(30);
        for (var name : named) {
            var file = PAGE.resolveSibling(name.group(3)).normalize();
            assertThat(file).as(name.group()).exists().hasFileName(name.group(1) + ".java");
            if (name.group(2) != null) {
                assertThat(Files.readString(file))
                        .as(name.group())
                        .containsPattern("\\b" + name.group(2) + "\\(");
            }
        }
    }

    @Test
    void modulesOfThePageEqualThoseOfTheBuild() throws IOException {
        var build = Files.readString(ROOT.resolve("pom.xml"));
        var modules =
                Pattern.compile("<module>([^<]+)</module>")
                        .matcher(build)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        var page = Files.readString(PAGE);

        assertThat(FOLDER.matcher(page).results().map(ArchitecturePageTest::folder))
                .containsExactlyInAnyOrderElementsOf(modules);
    }

    private static String folder(MatchResult found) {
        return found.group(1);
    }
}
