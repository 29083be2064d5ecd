package io.amends.gateway.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The explanation of each problem, from `problems.yaml`.
public final class ProblemCatalog {

    /// A problem explained.
    ///
    /// @param slug its name in URLs
    /// @param status the HTTP status
    /// @param title a short sentence, the same for every occurrence
    /// @param happened what happened
    /// @param why the reason
    /// @param todo what the client can do
    public record Page(
            String slug, int status, String title, String happened, String why, String todo) {}

    private final Map<String, Page> pages = read();

    /// All pages, ordered by status code.
    public Iterable<Page> all() {
        return pages.values();
    }

    /// The page with this name.
    public Optional<Page> find(String slug) {
        return Optional.ofNullable(pages.get(slug));
    }

    private static Map<String, Page> read() {
        try (var in = new ClassPathResource("/io/amends/gateway/problems.yaml").getInputStream()) {
            Map<String, Map<String, Object>> entries =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            var pages = new LinkedHashMap<String, Page>();
            entries.forEach((slug, entry) -> pages.put(slug, page(slug, entry)));
            return pages;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Page page(String slug, Map<String, Object> entry) {
        if (!(entry.get("status") instanceof Integer status)) {
            throw new IllegalStateException("problems.yaml: " + slug + " lacks status");
        }
        return new Page(
                slug,
                status,
                text(slug, entry, "title"),
                text(slug, entry, "happened"),
                text(slug, entry, "why"),
                text(slug, entry, "do"));
    }

    private static String text(String slug, Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalStateException("problems.yaml: " + slug + " lacks " + key);
    }
}
