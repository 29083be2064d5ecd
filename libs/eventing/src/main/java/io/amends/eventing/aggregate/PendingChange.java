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

/// One document with its pending changes, which are written together in one write.
public final class PendingChange<S, E> {
    /// The `by` of timer events in the history.
    public static final String CLOCK = "clock";

    /// More timers than ever fire at once: beyond this the command does not move the due instant.
    private static final int MOST_TIMERS = 1_000;

    private final AggregateCollection<S, E> documents;
    private final AggregateSnapshot<S> before;
    private final TraceContext traces;
    private final AggregateLimits limits;
    private final List<OutboxEntry> newEvents = new ArrayList<>();
    private final Map<String, SourceOffset> sourceOffsets = new LinkedHashMap<>();
    private final Set<String> removedOffsets = new LinkedHashSet<>();
    private final Map<String, String> uniqueKeys = new LinkedHashMap<>();
    private @Nullable S state;
    private @Nullable String key;
    private Instant at;
    private SourceOffset position;
    private @Nullable Instant writtenAt;

    PendingChange(
            AggregateCollection<S, E> documents,
            AggregateSnapshot<S> before,
            TraceContext traces,
            AggregateLimits limits) {
        this.documents = documents;
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
    public SourceOffset sourceOffset(String source, String subject) {
        var field = DocumentFields.sourceOffset(source, subject);
        var changed = sourceOffsets.get(field);
        if (changed != null) {
            return changed;
        }
        return before.sourceOffsets().containsKey(field) && !removedOffsets.contains(field)
                ? documents.sourceOffset(before, field)
                : SourceOffset.START;
    }

    /// Removes source offsets, except for some subjects.
    ///
    /// @param followed whether a subject is still followed
    public void retainSourceOffsets(Predicate<String> followed) {
        sourceOffsets.keySet().removeIf(field -> !followed.test(DocumentFields.subjectOf(field)));
        for (var field : before.sourceOffsets().keySet()) {
            if (!followed.test(DocumentFields.subjectOf(field))) {
                removedOffsets.add(field);
            }
        }
    }

    /// Records the offset up to which an aggregate of another service was applied. Written together
    /// with the effect; alone it makes no new version.
    public void recordOffset(String source, String subject, SourceOffset last) {
        sourceOffsets.put(DocumentFields.sourceOffset(source, subject), last);
    }

    /// Fires all timers due until now, each at its own due instant; does nothing where the type has
    /// no timers.
    public void fireDueTimers(Instant now, String commandId) {
        if (documents.mapper().type() instanceof TimedAggregateType<S, ?, E> timed) {
            fireDueTimers(timed, now, commandId);
        }
    }

    private <C> void fireDueTimers(
            TimedAggregateType<S, C, E> type, Instant now, String commandId) {
        for (var fired = 0; fired < MOST_TIMERS; fired++) {
            var due = nextDue();
            if (due.isEmpty() || due.get().isAfter(now)) {
                return;
            }
            var moved = decide(type, type.onTimer(), due.get(), CLOCK, commandId);
            if (!moved && nextDue().equals(due)) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "%s stays due at %s for ever", id(), due.get()));
            }
        }
        throw new IllegalStateException(id() + " does not come to rest");
    }

    /// Decides a command and applies its events; false when there are none.
    ///
    /// @param type the aggregate's
    public <C> boolean decide(
            AggregateType<S, C, E> type, C command, Instant now, String by, String commandId) {
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

    /// Runs a step; where it throws, the change is as before.
    public void atomically(Runnable step) {
        var oldState = state;
        var oldKey = key;
        var oldAt = at;
        var oldPosition = position;
        var oldSize = newEvents.size();
        var oldOffsets = Map.copyOf(sourceOffsets);
        var oldRemoved = Set.copyOf(removedOffsets);
        try {
            step.run();
        } catch (Throwable e) {
            state = oldState;
            key = oldKey;
            at = oldAt;
            position = oldPosition;
            newEvents.subList(oldSize, newEvents.size()).clear();
            sourceOffsets.clear();
            sourceOffsets.putAll(oldOffsets);
            removedOffsets.retainAll(oldRemoved);
            throw e;
        }
    }

    /// Adds unique keys to be stored with the state.
    void uniqueKeys(Map<String, String> newKeys) {
        uniqueKeys.putAll(newKeys);
    }

    boolean isChanged() {
        return isVisible() || !sourceOffsets.isEmpty() || !removedOffsets.isEmpty();
    }

    boolean isVisible() {
        return !newEvents.isEmpty() || !Objects.equals(state, before.state());
    }

    AggregateSnapshot<S> before() {
        return before;
    }

    List<OutboxEntry> newEvents() {
        return newEvents;
    }

    Map<String, SourceOffset> sourceOffsets() {
        return sourceOffsets;
    }

    Set<String> removedOffsets() {
        return removedOffsets;
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
        return state != null
                        && documents.mapper().type() instanceof TimedAggregateType<S, ?, E> timed
                ? timed.nextDue(state)
                : Optional.empty();
    }

    /// The aggregate as callers will see it once this is written.
    StoredAggregate<S> stored() {
        var result = Objects.requireNonNull(state, "nothing decided yet");
        var whose = Objects.requireNonNull(key, "nothing decided yet");
        var version = before.version() + (isVisible() ? 1 : 0);
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
        if (isVisible() && writtenAt != null) {
            return writtenAt;
        }
        return last == null ? at : last;
    }

    static String newCommandId() {
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
        newEvents.add(documents.mapper().toOutbox(recorded));
        position = SourceOffset.of(sequence);
        at = when;
    }

    /// Fixed at creation: later changes of the state never move the aggregate to another partition.
    private String firstKey() {
        if (key == null) {
            key =
                    documents
                            .mapper()
                            .type()
                            .key(Objects.requireNonNull(state, "an event made no state"));
        }
        return key;
    }

    /// The instant itself, or the last change if that was later: the time of an aggregate never
    /// decreases.
    public Instant notBefore(Instant now) {
        return now.isBefore(at) ? at : now;
    }
}
