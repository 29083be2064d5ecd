package io.amends.web.operations;

import io.amends.aggregates.messaging.DeadLetters;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Page;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Events that could not have their effect, and what operators decide about them. There are few,
/// and none stays for long, so they come without pages: the oldest ones first.
@RestController
final class DeadLetterController {
    private static final int MOST = 200;

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @Operation(summary = "Events nobody has decided about, the oldest first (operations, admin)")
    @GetMapping("/dead-letters")
    Page<DeadLetterView> list(Caller caller, @RequestParam(defaultValue = "50") int limit) {
        admit(caller);
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid(
                    Violation.ofQuery("limit", "must be a whole number from 1 to " + MOST));
        }
        var open = letters.open(limit).stream().map(DeadLetterView::of).toList();
        return new Page<>(open, Optional.empty(), OptionalLong.empty());
    }

    @Operation(summary = "One of them, also after the decision (operations, admin)")
    @GetMapping("/dead-letters/{id}")
    DeadLetterView one(Caller caller, @PathVariable String id) {
        admit(caller);
        return DeadLetterView.of(letters.find(DeadLetterView.id(id)));
    }

    @Operation(summary = "Try the event again (operations, admin)")
    @PostMapping("/dead-letters/{id}/retry")
    DeadLetterView retry(Caller caller, @PathVariable String id) {
        admit(caller);
        return DeadLetterView.of(letters.retry(DeadLetterView.id(id), caller.name()));
    }

    @Operation(summary = "Give the event up, so that those behind it go on (operations, admin)")
    @PostMapping("/dead-letters/{id}/discard")
    DeadLetterView discard(Caller caller, @PathVariable String id, @RequestBody DiscardBody body) {
        admit(caller);
        var why = Objects.requireNonNull(body.reason());
        return DeadLetterView.of(letters.discard(DeadLetterView.id(id), why, caller.name()));
    }

    private static void admit(Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
    }
}
