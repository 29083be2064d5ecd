package io.amends.web.sample;

import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.precondition.EntityTags;
import io.amends.web.precondition.IfMatch;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Books on a shelf: every kind of endpoint.
@RestController
@RequestMapping("/books")
class SampleController {

    enum Kind {
        PAPER_BACK,
        AUDIO
    }

    record Price(BigDecimal amount, String currency) {
        Price {
            if (amount != null && amount.signum() < 0) {
                throw new IllegalArgumentException("must not be negative");
            }
        }
    }

    record Book(
            @Nullable String title,
            @Nullable Kind kind,
            @Nullable Integer pages,
            @Nullable Instant printedAt,
            @Nullable Price price,
            @Nullable List<Kind> editions)
            implements ValidatedBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .text("title", title, 20)
                    .required("kind", kind)
                    .range("pages", pages, 1, 9999);
            violations.check(
                    printedAt == null || !printedAt.isAfter(now),
                    "printedAt",
                    "must not be in the future");
            if (price != null) {
                violations.at("price").required("currency", price.currency());
            }
        }
    }

    record Filter(@Nullable List<Kind> kind, @Nullable Instant before, @Nullable Boolean lent) {}

    abstract static sealed class Refused extends RuntimeException {
        static final class Full extends Refused {}
    }

    @PostMapping
    Book add(@RequestBody Book book) {
        return book;
    }

    @GetMapping("/{number}")
    ResponseEntity<Book> read(@PathVariable int number) {
        if (number > 100) {
            throw Problem.notFound("There is no book " + number + ".");
        }
        return EntityTags.ok(book(number), number);
    }

    @PostMapping("/{number}/lend")
    ResponseEntity<Book> lend(@PathVariable int number, IfMatch ifMatch) {
        ifMatch.check(number, () -> book(number));
        return EntityTags.ok(book(number), number + 1L);
    }

    @GetMapping
    Page<Book> list(Filter filter, PageRequest page) {
        var from =
                page.cursor()
                        .map(cursor -> Integer.parseInt(cursor.keysFor("pages", 1).getFirst()))
                        .orElse(0);
        var found =
                IntStream.rangeClosed(from + 1, 120)
                        .limit(page.limit() + 1L)
                        .mapToObj(SampleController::book)
                        .toList();
        var answer = Page.of(found, page.limit(), book -> Cursor.after("pages", book.pages()));
        return page.count() ? answer.withTotal(120) : answer;
    }

    @GetMapping("/whoami")
    Caller whoAmI(Caller caller) {
        return caller;
    }

    @GetMapping("/cellar")
    String cellar(Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
        return "dark";
    }

    @GetMapping("/broken")
    String broken(@RequestParam String how) {
        throw switch (how) {
            case "full" -> new Refused.Full();
            default -> new IllegalStateException("Jane Doe wrote: the secret");
        };
    }

    private static Book book(int number) {
        return new Book("Volume " + number, Kind.PAPER_BACK, number, null, null, null);
    }
}
