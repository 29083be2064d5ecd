package io.amends.eventing.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One aggregate with its pending changes, which are written together in one write.
public final class PendingChange<S, C, E> {
    /// The `by` of timer events in the history.
    public static final String CLOCK = "clock";

    /// More timers than ever fire at once: beyond this the command does not move the due instant.
    private static final int MOST_TIMERS = 1_000;

    private final AggregateCollection<S, C, E> documents;
    private final AggregateType<S, C, E> type;
    private final AggregateSnapshot<S> before;
    private final TraceContext traces;
    private final AggregateLimits limits;
    private final List<OutboxEntry> added = new ArrayList<>();
    private final Map<String, SourceOffset> sourceOffsets = new LinkedHashMap<>();
    private final Set<String> forgotten = new LinkedHashSet<>();
    private final Map<String, String> uniqueKeys = new LinkedHashMap<>();
    private @Nullable S state;
    private @Nullable String key;
    private Instant at;
    private SourceOffset position;
    private @Nullable Instant writtenAt;

    PendingChange(
            AggregateCollection<S, C, E> documents,
            AggregateSnapshot<S> before,
            TraceContext traces,
            AggregateLimits limits) {
        this.documents = documents;
        this.type = documents.layout().type();
        this.before = before;
        this.traces = traces;
        this.limits = limits;
        this.state = before.state();
        this.key = before.key();
        this.at = before.at() == null ? Instant.MIN : before.at();
        this.position = before.position();
    }

    /// The aggregate's id.
    public String id() {
        return before.id();
    }

    /// The state with its changes so far; empty when the aggregate does not exist yet.
    public Optional<S> state() {
        return Optional.ofNullable(state);
    }

    /// The offset up to which an aggregate of another service was applied here.
    public SourceOffset last(String source, String subject) {
        var field = DocumentFields.sourceOffsets(source, subject);
        var changed = sourceOffsets.get(field);
        if (changed != null) {
            return changed;
        }
        return before.sourceOffsets().containsKey(field) && !forgotten.contains(field)
                ? documents.sourceOffset(before, field)
                : SourceOffset.START;
    }

    /// Removes source offsets, except for some subjects.
    ///
    /// @param followed whether a subject is still followed
    public void forgetExcept(Predicate<String> followed) {
        sourceOffsets.keySet().removeIf(field -> !followed.test(DocumentFields.seenSubject(field)));
        for (var field : before.sourceOffsets().keySet()) {
            if (!followed.test(DocumentFields.seenSubject(field))) {
                forgotten.add(field);
            }
        }
    }

    /// Records the offset up to which an aggregate of another service was applied. Written together
    /// with the effect; alone it makes no new version.
    public void recordOffset(String source, String subject, SourceOffset last) {
        sourceOffsets.put(DocumentFields.sourceOffsets(source, subject), last);
    }

    /// Fires all timers due until now, each at its own due instant.
    public void catchUp(Instant now, String command) {
        for (var fired = 0; fired < MOST_TIMERS; fired++) {
            var due = nextDue();
            if (due.isEmpty() || due.get().isAfter(now)) {
                return;
            }
            var moved = decide(type.onTimer(), due.get(), CLOCK, command);
            if (!moved && nextDue().equals(due)) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "%s stays due at %s for ever", id(), due.get()));
            }
        }
        throw new IllegalStateException(id() + " does not come to rest");
    }

    /// Decides a command and applies its events; false when there are none.
    public boolean decide(C command, Instant now, String by, String commandId) {
        var when = notBefore(now);
        var events = type.decide(state, command, when);
        for (var event : events) {
            state = type.apply(state, event);
            record(event, when, by, commandId);
        }
        return !events.isEmpty();
    }

    /// Replaces the state by one derived from events of other services, and adds the events to be
    /// published for it.
    public void replace(S next, List<E> events, Instant now, String by, String commandId) {
        var when = notBefore(now);
        if (!Objects.equals(next, state)) {
            at = when;
        }
        state = next;
        firstKey();
        events.forEach(event -> record(event, when, by, commandId));
    }

    /// Runs a step; where it throws, the draft is as before.
    public void atomically(Runnable step) {
        var oldState = state;
        var oldKey = key;
        var oldAt = at;
        var oldPosition = position;
        var oldSize = added.size();
        var oldOffsets = Map.copyOf(sourceOffsets);
        var oldForgotten = Set.copyOf(forgotten);
        try {
            step.run();
        } catch (Throwable e) {
            state = oldState;
            key = oldKey;
            at = oldAt;
            position = oldPosition;
            added.subList(oldSize, added.size()).clear();
            sourceOffsets.clear();
            sourceOffsets.putAll(oldOffsets);
            forgotten.retainAll(oldForgotten);
            throw e;
        }
    }

    /// Adds unique keys to be stored with the state.
    void uniqueKey(Map<String, String> newKeys) {
        uniqueKeys.putAll(newKeys);
    }

    boolean isChanged() {
        return isVisiblyChanged() || !sourceOffsets.isEmpty() || !forgotten.isEmpty();
    }

    boolean isVisiblyChanged() {
        return !added.isEmpty() || !Objects.equals(state, before.state());
    }

    AggregateSnapshot<S> before() {
        return before;
    }

    List<OutboxEntry> added() {
        return added;
    }

    Map<String, SourceOffset> sourceOffsets() {
        return sourceOffsets;
    }

    Set<String> forgotten() {
        return forgotten;
    }

    Map<String, String> uniqueKeys() {
        return uniqueKeys;
    }

    SourceOffset position() {
        return position;
    }

    Instant at() {
        return at;
    }

    @Nullable String key() {
        return key;
    }

    Optional<Instant> nextDue() {
        return state == null ? Optional.empty() : type.nextDue(state);
    }

    /// The aggregate as callers will see it once this is written.
    StoredAggregate<S> stored() {
        var result = Objects.requireNonNull(state, "nothing decided yet");
        var whose = Objects.requireNonNull(key, "nothing decided yet");
        var version = before.version() + (isVisiblyChanged() ? 1 : 0);
        var all = new LinkedHashMap<>(before.uniqueKeys());
        all.putAll(uniqueKeys);
        return new StoredAggregate<>(
                id(), whose, version, result, at, updatedAt(), Map.copyOf(all));
    }

    /// Sets the instant of the write; never before the last change.
    void writtenAt(Instant now) {
        var last = before.updatedAt();
        writtenAt = last != null && last.isAfter(now) ? last : now;
    }

    private Instant updatedAt() {
        var last = before.updatedAt();
        if (isVisiblyChanged() && writtenAt != null) {
            return writtenAt;
        }
        return last == null ? at : last;
    }

    static String freshId() {
        return UUID.randomUUID().toString();
    }

    private void record(E event, Instant when, String by, String commandId) {
        if (before.outboxBytes() > limits.waitingBytesForAll()) {
            throw new OutboxFullException(
                    String.format(
                            Locale.ROOT,
                            "%d bytes of %s wait to be sent",
                            before.outboxBytes(),
                            id()),
                    Duration.ofSeconds(5));
        }
        var sequence = position.next();
        var recorded =
                new HistoryEntry<>(
                        id(), firstKey(), sequence, when, by, commandId, event, traces.current());
        added.add(documents.layout().waiting(recorded));
        position = SourceOffset.of(sequence);
        at = when;
    }

    /// Fixed at creation: later changes of the state never move the aggregate to another partition.
    private String firstKey() {
        if (key == null) {
            key = type.key(Objects.requireNonNull(state, "an event made no state"));
        }
        return key;
    }

    /// The instant itself, or the last change if that was later: the time of an aggregate never
    /// decreases.
    public Instant notBefore(Instant now) {
        return now.isBefore(at) ? at : now;
    }
}
