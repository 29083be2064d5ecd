package io.amends.gateway.echo;

import io.amends.web.EnableServiceWeb;
import io.amends.web.ServiceApplication;
import io.amends.web.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers every address of every service with the request it received.
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = MongoAutoConfiguration.class)
@EnableServiceWeb
@Import(EchoService.Echo.class)
public class EchoService {

    public static SpringApplicationBuilder application() {
        return ServiceApplication.of(EchoService.class, "echo-service");
    }

    @RestController
    static class Echo {

        private final AtomicInteger received = new AtomicInteger();

        @RequestMapping("/**")
        ResponseEntity<Map<String, Object>> echo(HttpServletRequest request, Caller caller)
                throws IOException {
            var body = request.getInputStream().readAllBytes();
            var headers = new TreeMap<String, String>();
            for (var name : Collections.list(request.getHeaderNames())) {
                headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
            }
            var seen = new LinkedHashMap<String, Object>();
            seen.put("number", received.incrementAndGet());
            seen.put("method", request.getMethod());
            seen.put("path", request.getRequestURI());
            seen.put("query", String.valueOf(request.getQueryString()));
            seen.put("caller", caller);
            seen.put("headers", headers);
            seen.put("body", new String(body, StandardCharsets.UTF_8));
            return ResponseEntity.ok().eTag("\"v7\"").header("X-Total-Count", "1").body(seen);
        }

        /// Five dead letters, one a day.
        @GetMapping(value = "/dead-letters", params = "limit")
        ResponseEntity<Map<String, Object>> deadLetters(
                @RequestParam int limit,
                @RequestParam boolean count,
                @RequestParam(defaultValue = "") String after) {
            var letters =
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(day -> String.format(Locale.ROOT, "2026-01-0%d", day))
                            .filter(
                                    day ->
                                            (day + "T00:00:00.000Z,echo." + day).compareTo(after)
                                                    > 0)
                            .map(day -> Map.of("id", "echo." + day, "at", day + "T00:00:00Z"))
                            .toList();
            var answer = ResponseEntity.ok();
            if (count) {
                answer.header("X-Total-Count", "5");
            }
            if (letters.size() > limit) {
                answer.header("Link", "<more>; rel=\"next\"");
            }
            return answer.body(Map.of("items", letters.stream().limit(limit).toList()));
        }

        @GetMapping("/followups/{id}")
        String slow(@PathVariable String id) throws InterruptedException {
            if (id.equals("slow")) {
                Thread.sleep(60_000); // a service that does not answer in time
            }
            return id;
        }

        /// Refuses without reading the body, as a stale precondition does.
        @PostMapping("/complaints/{reference}/refuse")
        ResponseEntity<String> refuse() {
            return ResponseEntity.status(409).body("refused unread");
        }

        /// Answers each line while the next ones are still arriving.
        @PostMapping("/interactions")
        void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/x-ndjson");
            var reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    request.getInputStream(), StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                response.getOutputStream()
                        .write((line + " seen\n").getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
            }
        }
    }
}
