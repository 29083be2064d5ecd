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

/// What is known about every problem, from `problems.yaml`.
public final class ProblemCatalog {

    /// A problem explained.
    ///
    /// @param slug its name in addresses
    /// @param status the HTTP status
    /// @param title the same short sentence everywhere
    /// @param happened what happened
    /// @param why why it is so
    /// @param todo what to do
    public record Page(
            String slug, int status, String title, String happened, String why, String todo) {}

    private final Map<String, Page> pages = read();

    /// Every page, in the order of status codes.
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
