package io.amends.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/// The settings of one or several services: the components of their `@ConfigurationProperties`
/// records.
public final class KnownSettings {

    /// The groups of all services' settings, after `amends.`. A service ignores the groups of
    /// others, since services may share an environment.
    private static final Set<String> GROUPS =
            Set.of(
                    "complaints",
                    "data",
                    "eventing",
                    "followup",
                    "gateway",
                    "internal",
                    "scores",
                    "web");

    /// Read by the launcher or by tests, not by services.
    private static final Set<String> OTHER_VARIABLES =
            Set.of(
                    "AMENDS_MONGODB_URI",
                    "AMENDS_KAFKA_BOOTSTRAP_SERVERS",
                    "AMENDS_CONTAINERS",
                    "AMENDS_DATA");

    private static final String OURS = "amends";
    private static final int CLOSE = 3;

    private final List<KnownSetting> settings;

    private KnownSettings(Collection<KnownSetting> settings) {
        this.settings = List.copyOf(settings);
    }

    /// @param types `@ConfigurationProperties` records
    public static KnownSettings of(Class<?>... types) {
        var settings = new ArrayList<KnownSetting>();
        for (var type : types) {
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            collect(prefix, type, type, settings);
        }
        return new KnownSettings(settings);
    }

    /// These settings and those of further records.
    public KnownSettings and(Class<?>... types) {
        return and(of(types));
    }

    /// The union of both.
    public KnownSettings and(KnownSettings others) {
        var all = new LinkedHashSet<>(settings);
        all.addAll(others.settings);
        return new KnownSettings(all);
    }

    /// All documented names: sorted, a map as `amends.gateway.oidc.roles.*`.
    public Set<String> names() {
        return settings.stream()
                .map(KnownSetting::documentedName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The `@ConfigurationProperties` records.
    public Set<Class<?>> types() {
        return settings.stream()
                .map(KnownSetting::type)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<KnownSetting> all() {
        return settings;
    }

    /// The setting of an environment variable that is also the name of a map's entry.
    Optional<String> besideMap(String variable) {
        return settings.stream().anyMatch(it -> it.isMap() && it.hasEntry(variable))
                ? settings.stream()
                        .filter(it -> it.isVariable(variable))
                        .map(KnownSetting::name)
                        .findFirst()
                : Optional.empty();
    }

    /// The error in the name of a property.
    Optional<String> wrongName(String given) {
        if (!isMeantForUs(given) || settings.stream().anyMatch(it -> it.isNamed(given))) {
            return Optional.empty();
        }
        if (belongsToOthers(KnownSetting.uniform(given).split("[.\\[]"))) {
            return Optional.empty();
        }
        return Optional.of(
                unknown("setting", given, closest(given).map(KnownSetting::documentedName)));
    }

    /// The error in the name of an environment variable.
    Optional<String> wrongVariable(String given) {
        var upper = given.toUpperCase(Locale.ROOT);
        if (upper.contains(".")) {
            return wrongName(given);
        }
        if (!upper.startsWith("AMENDS_")
                || OTHER_VARIABLES.contains(upper)
                || settings.stream().anyMatch(it -> it.isNamedByVariable(given))
                || belongsToOthers(upper.toLowerCase(Locale.ROOT).split("_"))) {
            return Optional.empty();
        }
        var closest = closest(given.replace('_', '.')).map(KnownSetting::variable);
        return Optional.of(unknown("setting for the environment variable", given, closest));
    }

    /// Whether a name begins with `amends`, or is that of a setting with another first word, in
    /// which one letter is wrong or letters are swapped: `trends.url` is another application's.
    private boolean isMeantForUs(String name) {
        var parts = KnownSetting.uniform(name).split("[.\\[]", 2);
        return parts[0].equals(OURS)
                || parts.length > 1
                        && (EditDistance.between(parts[0], OURS) == 1
                                || sorted(parts[0]).equals(sorted(OURS)))
                        && settings.stream().anyMatch(it -> isAlike(it, parts[1]));
    }

    private static boolean isAlike(KnownSetting setting, String given) {
        var own = letters(setting.name()).substring(OURS.length());
        var words = letters(given);
        return words.startsWith(own) && setting.isMap()
                || EditDistance.between(own, words) <= Math.min(CLOSE, own.length() / 4);
    }

    private static String sorted(String word) {
        return word.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private boolean belongsToOthers(String[] parts) {
        return parts.length > 1
                && GROUPS.contains(parts[1])
                && settings.stream().noneMatch(it -> it.name().split("\\.")[1].equals(parts[1]));
    }

    private static String unknown(String what, String given, Optional<String> closest) {
        return String.format(
                Locale.ROOT,
                "There is no %s %s; %s",
                what,
                Shown.line(given),
                closest.map(it -> "did you mean " + it + "?").orElse("docs/settings.md has all."));
    }

    /// The setting that was probably meant: a similarly spelled name, or the same last word in
    /// another group.
    private Optional<KnownSetting> closest(String given) {
        var words = letters(given);
        var last = letters(lastWord(given));
        return Stream.concat(
                        best(it -> EditDistance.between(letters(it.name()), words), words),
                        best(it -> EditDistance.between(letters(lastWord(it.name())), last), last))
                .findFirst();
    }

    private Stream<KnownSetting> best(ToIntFunction<KnownSetting> distance, String given) {
        return settings.stream()
                .min(Comparator.comparingInt(distance))
                .filter(it -> distance.applyAsInt(it) <= Math.min(CLOSE, given.length() / 3))
                .stream();
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String letters(String name) {
        return KnownSetting.uniform(name).replace(".", "");
    }

    private static void collect(
            String prefix, Class<?> type, Class<?> record, List<KnownSetting> into) {
        for (RecordComponent each : record.getRecordComponents()) {
            var name = prefix + "." + DataObjectPropertyName.toDashedForm(each.getName());
            if (each.getType().isRecord()) {
                collect(name, type, each.getType(), into);
            } else {
                into.add(new KnownSetting(name, type, each));
            }
        }
    }
}
