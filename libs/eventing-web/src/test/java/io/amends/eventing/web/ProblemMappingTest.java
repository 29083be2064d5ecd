package io.amends.eventing.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoTimeoutException;
import io.amends.testing.TestTokens;
import io.amends.web.EnableServiceWeb;
import io.amends.web.ServiceApplication;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.RefusalMapping;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Responses of a service to exceptions of the store.
class ProblemMappingTest {

    private static TestTokens tokens;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        tokens = TestTokens.start();
        service =
                ServiceApplication.of(FailingService.class, "failing-service")
                        .run("--server.port=0", "--amends.internal.jwks-uri=" + tokens.jwksUri());
    }

    @AfterAll
    static void stop() {
        service.close();
        tokens.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"store-away", "store-refused", "store-interrupted"})
    void failureOfTheStoreAsksToWaitWithoutQuotingIt(String how) throws Exception {
        var answer = get(how);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("30 s", "E11000", "Mongo");
    }

    @Test
    void mappingOfServicePrecedesMappingOfLibrary() throws Exception {
        var answer = get("own");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("in the service's words");
    }

    private static HttpResponse<String> get(String how) throws Exception {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + "/api/v1/fail/" + how))
                            .header("Authorization", tokens.bearer("anna", "agent"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = {KafkaAutoConfiguration.class, MongoAutoConfiguration.class})
    @EnableServiceWeb
    @Import({EventingWebConfiguration.class, FailingController.class})
    static class FailingService {

        /// A timeout that the service maps itself.
        @Bean
        RefusalMapping<OwnTimeout> own() {
            return new RefusalMapping<>(
                    OwnTimeout.class,
                    _ -> Problem.of(ProblemType.DOES_NOT_FIT, "in the service's words"));
        }
    }

    static final class OwnTimeout extends MongoTimeoutException {
        private static final long serialVersionUID = 1L;

        OwnTimeout() {
            super("own");
        }
    }

    @RestController
    static class FailingController {
        @GetMapping("/fail/{how}")
        String fail(@PathVariable String how) {
            throw switch (how) {
                case "store-away" -> new MongoTimeoutException("no server within 30 s");
                case "store-refused" -> new MongoException(11601, "E11000 interrupted");
                case "store-interrupted" ->
                        new MongoInterruptedException("E11000", new InterruptedException());
                default -> new OwnTimeout();
            };
        }
    }
}
