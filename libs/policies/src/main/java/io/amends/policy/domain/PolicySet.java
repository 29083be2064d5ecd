package io.amends.policy.domain;

import io.amends.policy.text.InvalidPolicyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The policies of a service that are in force, in one document: so that no two of them ever
/// contradict each other, also where two are changed at the same time.
///
/// @param current one version of each kind
public record PolicySet(List<PolicyVersion> current) {
    /// Before anything was shipped.
    public static final PolicySet EMPTY = new PolicySet(List.of());

    public PolicySet {
        current = List.copyOf(current);
    }

    /// The version of a kind that is in force.
    public Optional<PolicyVersion> of(String kind) {
        return current.stream().filter(it -> it.kind().equals(kind)).findFirst();
    }

    /// The texts in force, by kind.
    public Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        current.forEach(it -> texts.put(it.kind(), it.text()));
        return texts;
    }

    /// The numbers of the versions in force, by kind.
    public Map<String, Integer> versions() {
        var versions = new HashMap<String, Integer>();
        current.forEach(it -> versions.put(it.kind(), it.version()));
        return versions;
    }

    /// Decides a command. Nothing where the text is in force already.
    ///
    /// @param check what accepts or refuses the policies of a service as a whole
    /// @throws InvalidPolicyException with every error
    /// @throws PolicyVersionConflictException where another version is in force
    public static List<PolicyEvent> decide(
            @Nullable PolicySet state, PolicyCommand command, PolicyCheck check, Instant now) {
        var before = Objects.requireNonNullElse(state, EMPTY);
        return switch (command) {
            case PolicyCommand.Change change -> before.change(change, check, now);
            case PolicyCommand.Ship(var texts) -> before.ship(texts, check, now);
        };
    }

    /// The state after an event.
    public static PolicySet apply(@Nullable PolicySet state, PolicyEvent event) {
        return switch (event) {
            case PolicyEvent.Changed changed ->
                    Objects.requireNonNullElse(state, EMPTY).with(changed.asVersion());
        };
    }

    /// With another text of one kind, unchecked and not numbered yet.
    public Map<String, String> textsWith(String kind, String text) {
        var texts = texts();
        texts.put(kind, text);
        return texts;
    }

    private List<PolicyEvent> change(PolicyCommand.Change command, PolicyCheck check, Instant now) {
        var current = of(command.kind());
        var expected = command.expected();
        if (current.isPresent() && expected != null && current.get().version() != expected) {
            throw new PolicyVersionConflictException(current.get());
        }
        if (current.filter(it -> it.text().equals(command.text())).isPresent()) {
            return List.of();
        }
        check.requireValid(command.kind(), textsWith(command.kind(), command.text()));
        return List.of(next(command.kind(), command.text(), command.by(), now));
    }

    private List<PolicyEvent> ship(Map<String, String> shipped, PolicyCheck check, Instant now) {
        var changes = new ArrayList<PolicyEvent>();
        var texts = texts();
        shipped.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(it -> of(it.getKey()).map(PolicyVersion::isShipped).orElse(true))
                .filter(it -> !it.getValue().equals(texts.get(it.getKey())))
                .forEach(
                        it ->
                                changes.add(
                                        next(
                                                it.getKey(),
                                                it.getValue(),
                                                PolicyVersion.SHIPPED,
                                                now)));
        if (changes.isEmpty()) {
            return List.of();
        }
        var after = this;
        for (var change : changes) {
            after = apply(after, change);
        }
        check.requireValid(null, after.texts());
        return List.copyOf(changes);
    }

    private PolicyEvent next(String kind, String text, String by, Instant now) {
        var version = of(kind).map(PolicyVersion::version).orElse(0) + 1;
        return new PolicyEvent.Changed(kind, version, text, by, now);
    }

    private PolicySet with(PolicyVersion version) {
        var versions = new ArrayList<>(current);
        versions.removeIf(it -> it.kind().equals(version.kind()));
        versions.add(version);
        return new PolicySet(versions);
    }
}
