package io.amends.eventing.web;

import io.amends.eventing.spring.EventingProperties;
import io.amends.eventing.web.diary.DiaryService;
import io.amends.testing.TestSpace;
import io.amends.testing.TestTokens;
import io.amends.web.ServiceApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.context.ConfigurableApplicationContext;

/// The service that only consumes events, on a free port.
final class RunningDiaryService implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext service;

    RunningDiaryService(TestSpace space, TestTokens tokens) {
        var arguments =
                new String[] {
                    "--server.port=0",
                    "--amends.internal.jwks-uri=" + tokens.jwksUri(),
                    "--spring.mongodb.uri=" + space.mongodbUri(),
                    "--spring.mongodb.database=" + space.database(),
                    "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                    "--amends.eventing.topic-prefix=" + space.topic("")
                };
        service =
                ServiceApplication.of(
                                DiaryService.class,
                                ServiceApplication.settings(EventingProperties.class),
                                "diary-service")
                        .run(arguments);
    }

    HttpResponse<String> get(String path, String as) throws Exception {
        return send(request(path, as).GET());
    }

    HttpResponse<String> post(String path, String as, String body) throws Exception {
        return send(
                request(path, as)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String as) {
        var port = service.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", as);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        service.close();
        client.close();
    }
}
