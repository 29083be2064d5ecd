package io.amends.eventing.bson;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names of domain events in the store. A name, once used, keeps its meaning for ever; it is
/// never a Java class name, so that classes can be renamed.
///
/// @param <E> the sealed interface of the events
public final class EventNames<E> {
    private final Map<String, Class<? extends E>> types;
    private final Map<Class<?>, String> names = new HashMap<>();

    private EventNames(Map<String, Class<? extends E>> types) {
        this.types = Map.copyOf(types);
        types.forEach((name, type) -> names.put(type, name));
    }

    /// A table that names every permitted record of the sealed interface exactly once.
    ///
    /// @throws IllegalArgumentException with the records that are missing or named twice
    public static <E> EventNames<E> of(Class<E> sealed, Map<String, Class<? extends E>> types) {
        var missing = leaves(sealed);
        types.values().forEach(missing::remove);
        if (!missing.isEmpty() || Set.copyOf(types.values()).size() < types.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The table of %s needs each event once; missing: %s, named: %s",
                            sealed.getSimpleName(),
                            missing,
                            types.keySet()));
        }
        return new EventNames<>(types);
    }

    /// The name of an event.
    public String nameOf(E event) {
        var name = names.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException("no name for " + event.getClass().getName());
        }
        return name;
    }

    /// The record that has a name.
    ///
    /// @throws IllegalArgumentException for a name that the current code does not know
    public Class<? extends E> typeOf(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("unknown event name '" + name + "'");
        }
        return type;
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        if (!type.isSealed()) {
            found.add(type);
            return found;
        }
        for (var permitted : type.getPermittedSubclasses()) {
            found.addAll(leaves(permitted));
        }
        return found;
    }
}
