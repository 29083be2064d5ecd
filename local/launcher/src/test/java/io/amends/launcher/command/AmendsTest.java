package io.amends.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exit codes and error messages of the command line.
class AmendsTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "up --help",
                "status --help",
                "down --help",
                "key --help",
                "key create --help",
                "key list --help",
                "key revoke --help",
                "policy --help",
                "policy list --help",
                "policy get --help",
                "policy check --help",
                "policy apply --help",
                "policy recalculate --help",
                "store --help",
                "store check --help",
                "scores --help",
                "scores pass --help",
                "scores thresholds --help",
                "scores backtest --help",
                "scores fit --help",
                "scores versions --help",
                "scores choose --help",
                "scores rebuild --help",
                "events --help",
                "events consumer --help",
                "events skip --help",
                "events republish --help",
                "bench --help",
                "test --help"
            })
    void everyCommandHasHelp(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: ./amends");
    }

    @Test
    void missingCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Which command?");
    }

    @Test
    void unknownOptionIsWrongUsage() {
        assertThat(run("up", "--prot", "9000")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot");
    }

    @Test
    void optionsAfterBenchmarkNameArePassedToBenchmark() {
        assertThat(run("bench", "nowhere", "--quick")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no benchmark nowhere");
    }

    @Test
    void portTooHighForTheOtherPortsIsRefused() {
        assertThat(run("up", "--port", "65530", "--data", data())).isEqualTo(2);
        assertThat(err.toString()).contains("--port: 65530 is not between 1 and 65522");
    }

    @Test
    void settingWithDifferentMeaningPerServiceIsRefused() {
        assertThat(run("up", "--set", "server.port=1", "--data", data())).isEqualTo(2);
        assertThat(err.toString()).contains("use --port for the ports");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amends.followup.callbak-after=P1D | There is no setting amends.followup.callbak-after; did you mean amends.followup.callback-after?",
                "amends.followup.callback-after=-P1D | amends.followup.callback-after is -P1D, but must be between PT0S and P3650D.",
                "amends.complaints.answer-within=PT0S | amends.complaints.answer-within is PT0S, but must be between PT1S and P3650D.",
                "amends.complaints.default-region=XX | amends.complaints.default-region: XX is no region",
                "amends.scores.margin=0 | amends.scores.margin is 0, but must be between 0.000001 and 1000.",
                "amends.scores.horizon=P10D | amends.scores.horizon is P10D, but must be whole weeks, as P26W.",
                "amends.scores.silence.surprise=0.5 | amends.scores.silence.surprise: alarm is 0.5, but must lie above",
                "amends.eventing.delivery-timeout=PT10S | amends.eventing.delivery-timeout is PT10S, but must be below amends.eventing.lease, which is PT10S.",
                "amends.gateway.limits.body=1B | amends.gateway.limits.body is 1B, but must be between 1KB and 100MB.",
                "amends.gateway.trusted-proxies=everybody | amends.gateway.trusted-proxies must list addresses",
                "amends.gateway.oidc.roles.desk=agnet | amends.gateway.oidc.roles.desk is agnet, but must be one of integration, agent",
                "amends.gateway.services.complaint-service=here | amends.gateway.services.complaint-service is here, but must be an address",
                "amends.gateway.management-port=65536 | amends.gateway.management-port is 65536, but must be between 0 and 65535."
            })
    void invalidSettingIsRefusedBeforeStart(String setting, String expected) {
        assertThat(run("up", "--set", setting, "--data", data())).isEqualTo(1);
        assertThat(err.toString()).startsWith("amends: " + expected);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(Path.of(data())).doesNotExist();
    }

    @Test
    void invalidMasterKeyIsNotPrinted() {
        assertThat(run("up", "--set", "amends.gateway.master-key=hush", "--data", data()))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("amends: amends.gateway.master-key is set, but must be 32 bytes")
                .doesNotContain("hush");
    }

    @Test
    void statusFailsWhenNothingRuns() {
        assertThat(run("status", "--data", data())).isEqualTo(1);
        assertThat(out.toString()).startsWith("Nothing runs on " + folder);
    }

    @Test
    void jsonStatusIsWrittenWhenNothingRuns() {
        assertThat(run("status", "--json", "--data", data())).isEqualTo(1);
        assertThat(out.toString().strip())
                .isEqualTo("{\"ready\":false,\"residentBytes\":0,\"parts\":[]}");
    }

    @Test
    void downSucceedsWhenNothingRuns() {
        assertThat(run("down", "--data", data())).isZero();
    }

    @Test
    void keyCommandsSuggestUpWhenNothingRuns() {
        assertThat(run("key", "create", "--role", "agent", "--name", "me", "--data", data()))
                .isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "amends: No platform runs on %s. Start one with ./amends up --data %1$s, or name its folder with --data.",
                                data()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "thresholds | Missing required option: '--cut=DATE'",
                "thresholds --cut yesterday | '--cut': 'yesterday' is no day; write it as 1997-09-30",
                "backtest --cut 30.9.1997 | '--cut': '30.9.1997' is no day; write it as 1997-09-30",
                "thresholds --cut 1997-09-30 --horizon P1M | '--horizon': 'P1M' is not between one week",
                "thresholds --cut 1997-09-30 --horizon P10D | '--horizon': 'P10D' is not between one week",
                "backtest --cut 1997-09-30 --horizon P0W | write them as P26W",
                "backtest --cut 1997-09-30 --horizon half | write them as P26W",
                "fit --as-of today | '--as-of': 'today' is no instant; write it as 1998-06-30T23:00:00Z",
                "choose | Missing required parameter: 'VERSION'",
                "pass now | Unmatched argument at index 2: 'now'"
            })
    void invalidScoresArgumentIsRefusedWithExpectedFormat(String line, String expected) {
        assertThat(run(("scores " + line).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(expected).doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass",
                "thresholds --cut 1997-09-30",
                "backtest --cut 1997-09-30",
                "fit",
                "versions",
                "choose learned-1",
                "rebuild"
            })
    void scoresCommandsSuggestUpWhenNothingRuns(String line) {
        assertThat(run(("scores " + line + " --data " + data()).split(" "))).isEqualTo(1);
        assertThat(err.toString()).startsWith("amends: No platform runs on " + data());
    }

    @Test
    void invalidStoreAddressIsRefusedWithoutPrintingIt() {
        assertThat(run("scores", "versions", "--mongodb-uri", "me:secret@elsewhere")).isEqualTo(1);
        assertThat(err.toString()).startsWith("amends: --mongodb-uri: ").doesNotContain("secret");
    }

    @Test
    void unwritableDataFolderIsNamed() {
        var unwritable = Path.of("/proc/amends");
        assumeTrue(Files.exists(Path.of("/proc")), "no /proc to be refused by");

        assertThat(run("up", "--data", unwritable.toString())).isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("amends: The folder /proc/amends cannot be written")
                .endsWith("Choose another one with --data, or allow writing.");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private int run(String... arguments) {
        return Amends.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
