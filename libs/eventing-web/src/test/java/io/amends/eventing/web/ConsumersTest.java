package io.amends.eventing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.RestartableProcess;
import io.amends.testing.TestSpace;
import io.amends.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Operators look at consumers, skip records and republish over HTTP while the broker is down.
@PlatformTest
class ConsumersTest {
    private static final String CONSUMER = "/api/v1/consumers/diaries";

    @Test
    void routesThatAskTheBrokerAreUnavailableWhileItIsDown() throws Exception {
        var broker = RestartableProcess.broker();
        var shared = TestSpace.of(ConsumersTest.class);
        var space = new TestSpace(shared.mongodbUri(), broker.address(), shared.name());
        try (var tokens = TestTokens.start();
                var service = new RunningDiaryService(space, tokens)) {
            var operations = tokens.bearer("olga", "operations");
            assertThat(service.get(CONSUMER, operations).statusCode()).isEqualTo(200);

            broker.kill();

            var skip =
                    "{\"topic\": \"amends.complaints\", \"partition\": 0, \"afterOffset\": 0,"
                            + " \"reason\": \"a test\"}";
            for (var answer :
                    List.of(
                            service.get(CONSUMER, operations),
                            service.post(CONSUMER + "/skip", operations, skip),
                            service.post(
                                    "/api/v1/events/diary-service/republish",
                                    tokens.bearer("ada", "admin"),
                                    "{}"))) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(answer.body())
                        .contains("/problems/unavailable", "The broker does not answer")
                        .doesNotContain("Exception", "kafka");
            }
            assertThat(service.get("/api/v1/dead-letters", operations).statusCode()).isEqualTo(200);
        } finally {
            broker.stop();
        }
    }
}
