package io.amends.web.deadletter;

import io.amends.aggregates.messaging.DeadLetters;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.problem.Checked;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import io.amends.web.problem.Violations;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A service's dead letters, for operators.
@RestController
@RequestMapping("/dead-letters")
public final class DeadLetterController {

    private static final int LONGEST_REASON = 1000;

    private final String service;
    private final ObjectProvider<DeadLetters> letters;

    DeadLetterController(String service, ObjectProvider<DeadLetters> letters) {
        this.service = service;
        this.letters = letters;
    }

    /// Why a dead letter is given up.
    record Discard(@Nullable String reason) implements Checked {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, LONGEST_REASON);
        }
    }

    /// Those nobody has decided about, the oldest first. A `Link` says that there are more.
    ///
    /// @param after the place of the last one that was seen, as `2026-03-01T09:00:00Z,followup.x`
    /// @param count whether the number of all is wanted
    @GetMapping
    Page<DeadLetterView> open(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "false") boolean count,
            Caller caller) {
        letIn(caller);
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw Problem.invalid(
                    Violation.ofQuery(
                            "limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT));
        }
        var place = DeadLetterPlace.of(after, service);
        var found =
                letters.stream()
                        .flatMap(all -> all.open(limit + 1, place.at(), place.id()).stream())
                        .map(letter -> DeadLetterView.of(service, letter))
                        .toList();
        var page =
                Page.of(found, limit, last -> Cursor.after("dead-letters", last.at(), last.id()));
        return count
                ? page.withTotal(letters.stream().mapToLong(DeadLetters::countOpen).sum())
                : page;
    }

    /// One of them, also after the decision.
    @GetMapping("/{id}")
    DeadLetterView find(@PathVariable String id, Caller caller) {
        letIn(caller);
        return DeadLetterView.of(service, letters().find(own(id)));
    }

    /// Tries it again.
    @PostMapping("/{id}/retry")
    DeadLetterView retry(@PathVariable String id, Caller caller) {
        letIn(caller);
        return DeadLetterView.of(service, letters().retry(own(id), caller.name()));
    }

    /// Gives it up, so that what waits behind it goes on.
    @PostMapping("/{id}/discard")
    DeadLetterView discard(@PathVariable String id, @RequestBody Discard discard, Caller caller) {
        letIn(caller);
        var reason = Objects.requireNonNull(discard.reason());
        return DeadLetterView.of(service, letters().discard(own(id), reason, caller.name()));
    }

    private DeadLetters letters() {
        return letters.getIfAvailable(DeadLetterController::none);
    }

    private static DeadLetters none() {
        throw Problem.notFound("This service consumes no events, so it has no dead letters.");
    }

    private static void letIn(Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
    }

    /// The id as the service's own store knows it.
    private String own(String id) {
        var prefix = service + ".";
        return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }
}
