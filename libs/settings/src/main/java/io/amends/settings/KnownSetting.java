package io.amends.settings;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.ResolvableType;

/// One setting.
///
/// @param name the documented name: `amends.followup.callback-after`
/// @param type the `@ConfigurationProperties` record that it belongs to, directly or nested
/// @param component the record's component; its own record is the type or one nested in it
record KnownSetting(String name, Class<?> type, RecordComponent component) {

    /// The name in the documentation: the keys of a map are chosen by its users.
    String documentedName() {
        return isMap() ? name + ".*" : name;
    }

    boolean isMap() {
        return Map.class.isAssignableFrom(component.getType());
    }

    boolean isList() {
        return Collection.class.isAssignableFrom(component.getType());
    }

    boolean isSecret() {
        return component.isAnnotationPresent(Secret.class);
    }

    /// Whether a plain number is refused, since it has no unit.
    boolean isTime() {
        return component.getType() == Duration.class || component.getType() == Period.class;
    }

    /// Whether it may be set to nothing.
    boolean canBeEmpty() {
        return isMap() || isList() || component.getType() == String.class;
    }

    ResolvableType valueType() {
        return ResolvableType.forType(component.getGenericType());
    }

    /// Its environment variable: `AMENDS_FOLLOWUP_CALLBACK_AFTER`.
    String variable() {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// Its other environment variable in Spring: `AMENDS_FOLLOWUP_CALLBACKAFTER`.
    String shortVariable() {
        return name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }

    /// Whether a name is this setting, or one of its entries. Spring compares names without hyphens
    /// and case.
    boolean isNamed(String given) {
        var uniform = uniform(given);
        var own = uniform(name);
        return uniform.equals(own)
                || isList() && given.indexOf('[') > 0 && entryOf(uniform).equals(own)
                || isMap() && (uniform.startsWith(own + ".") || entryOf(uniform).equals(own));
    }

    /// Whether an environment variable is this setting, or one of its entries.
    boolean isNamedByVariable(String given) {
        return isVariable(given) || hasEntry(given);
    }

    /// Whether an environment variable is this setting itself.
    boolean isVariable(String given) {
        return given.equalsIgnoreCase(variable()) || given.equalsIgnoreCase(shortVariable());
    }

    /// Whether an environment variable is an entry of this list or map.
    boolean hasEntry(String given) {
        var upper = given.toUpperCase(Locale.ROOT);
        return isEntry(upper, variable()) || isEntry(upper, shortVariable());
    }

    private boolean isEntry(String given, String own) {
        return given.startsWith(own + "_")
                && (isMap() || isList() && given.substring(own.length()).matches("_\\d+_?"));
    }

    private static String entryOf(String uniform) {
        int bracket = uniform.indexOf('[');
        return bracket < 0 ? uniform : uniform.substring(0, bracket);
    }

    static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
