package io.amends.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.amends.satisfaction.application.StandaloneStores;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `./amends scores versions` and `choose`, with a store only.
@PlatformTest
class ScoresVersionsTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");
    private static final String DATABASE = "satisfaction";

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String store = "";

    @BeforeEach
    void beginEmpty(TestSpace space) {
        store = space.mongodbUri();
        drop();
    }

    @AfterEach
    void drop() {
        try (var client = MongoClients.create(store)) {
            client.getDatabase(DATABASE).drop();
        }
    }

    @Test
    void hintWithoutVersionsNamesDataFolder() {
        assertThat(run("versions")).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(
                        "Nothing was learned yet, so the priors are in force; ./amends scores fit"
                                + " --data "
                                + folder
                                + " learns.");

        assertThat(run("choose", "learned-1")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "There is no version learned-1; ./amends scores versions --data "
                                + folder
                                + " shows them.");
    }

    @Test
    void jsonListsVersionsAndActiveVersion() {
        assertThat(run("versions", "--json")).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"versions\":[]}");
        var name = ScoreParameters.PRIORS.version();
        try (var opened = StandaloneStores.open(store, DATABASE)) {
            opened.versions().save(ScoreParameters.PRIORS, AT, "a note");
            opened.versions().choose(name, "a test");
        }

        out.getBuffer().setLength(0);
        assertThat(run("versions", "--json")).isZero();

        var listed = JsonMapper.shared().readTree(out.toString());
        assertThat(listed.path("inForce").asString()).isEqualTo(name);
        assertThat(listed.path("versions")).hasSize(1);
        var version = listed.path("versions").get(0);
        assertThat(version.path("name").asString()).isEqualTo(name);
        assertThat(version.path("at").asString()).isEqualTo(AT.toString());
        assertThat(version.path("note").asString()).isEqualTo("a note");
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("scores"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--mongodb-uri", store, "--data", folder.toString()));
        return Amends.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
