package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.KeepPromise;
import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintCommand.MovePromise;
import io.amends.complaint.domain.ComplaintEvent.PromiseKept;
import io.amends.complaint.domain.ComplaintEvent.PromiseMoved;
import io.amends.complaint.domain.ComplaintEvent.Promised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Decides the commands on promises: make, keep and move.
record PromiseDecider(Complaint complaint, Instant now) {

    List<ComplaintEvent> decide(ComplaintCommand.PromiseChange command) {
        return switch (command) {
            case MakePromise make -> make(make);
            case KeepPromise keep -> keep(keep);
            case MovePromise move -> move(move);
        };
    }

    private List<ComplaintEvent> make(MakePromise command) {
        var number = complaint.promises().size() + 1;
        var promised = new Promised(number, command.what(), command.by(), now);
        var already =
                complaint.promises().stream()
                        .filter(Promise::isPending)
                        .anyMatch(it -> it.says(command.what(), command.by()));
        return already ? List.of() : List.of(Transition.PROMISE.from(complaint, promised));
    }

    private List<ComplaintEvent> keep(KeepPromise command) {
        var promise = named(command.number());
        var events = new ArrayList<ComplaintEvent>();
        if (promise.state() != Promise.State.KEPT) {
            var kept = new PromiseKept(promise.number(), command.note(), now);
            events.add(pending(Transition.KEEP_PROMISE, promise, kept));
        }
        if (command.next() != null) {
            events.addAll(make(command.next()));
        }
        return List.copyOf(events);
    }

    private List<ComplaintEvent> move(MovePromise command) {
        var promise = named(command.number());
        if (promise.isPending() && promise.by().equals(command.by())) {
            return List.of();
        }
        var moved = new PromiseMoved(promise.number(), command.by(), now);
        return List.of(pending(Transition.MOVE_PROMISE, promise, moved));
    }

    private ComplaintEvent pending(Transition move, Promise promise, ComplaintEvent event) {
        var fitting = move.from(complaint, event);
        if (!promise.isPending()) {
            throw new CommandRefusedException.DoesNotFit(
                    move,
                    complaint,
                    String.format(
                            Locale.ROOT,
                            "Promise %d is %s already. Make a new one with 'promise'.",
                            promise.number(),
                            promise.state().name().toLowerCase(Locale.ROOT)));
        }
        return fitting;
    }

    private Promise named(int number) {
        var promises = complaint.promises();
        if (number < 1 || number > promises.size()) {
            throw new CommandRefusedException.NoSuchPromise(number, promises.size());
        }
        return promises.get(number - 1);
    }
}
