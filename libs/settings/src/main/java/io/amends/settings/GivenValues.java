package io.amends.settings;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/// Checks the values that an environment has for known settings.
final class GivenValues {
    private final ConfigurableEnvironment environment;
    private final Binder binder;
    private final List<String> problems = new ArrayList<>();
    private final Set<Class<?>> given = new LinkedHashSet<>();
    private final Set<Class<?>> wrong = new LinkedHashSet<>();

    GivenValues(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.binder = Binder.get(environment);
    }

    /// A sentence for each invalid value.
    List<String> problems(KnownSettings known) {
        // Without the expression language, which need not be on a service's class path.
        try (var factory =
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()) {
            var validator = factory.getValidator();
            known.all().forEach(each -> check(each, validator));
        }
        given.stream().filter(type -> !wrong.contains(type)).forEach(this::checkTogether);
        return problems;
    }

    private void check(KnownSetting setting, Validator validator) {
        try {
            var value = bound(setting);
            if (value.isPresent() || environment.containsProperty(setting.name())) {
                given.add(setting.type());
                checkForm(setting);
                value.ifPresent(it -> checkRange(setting, it, validator));
            }
        } catch (BindException | IllegalArgumentException unreadable) {
            refuse(setting, "must be " + Forms.of(setting));
        }
    }

    /// Refuses values that Spring would read differently than intended.
    private void checkForm(KnownSetting setting) {
        if (setting.canBeEmpty()) {
            return;
        }
        var text = environment.getProperty(setting.name(), "").strip();
        if (text.isEmpty() || setting.isTime() && text.matches("[+-]?\\d+")) {
            throw new IllegalArgumentException("empty, or without a unit");
        }
    }

    private void checkRange(KnownSetting setting, Object value, Validator validator) {
        var component = setting.component();
        validator
                .validateValue(component.getDeclaringRecord(), component.getName(), value)
                .forEach(violation -> refuse(setting, violation.getMessage()));
    }

    /// Reports what a record's constructor refuses: values that do not fit each other.
    private void checkTogether(Class<?> type) {
        try {
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            binder.bindOrCreate(prefix, Bindable.of(type));
        } catch (BindException refused) {
            problems.add(ownSentence(refused) + ".");
        }
    }

    /// The message of a record's constructor, which begins with the setting's name. Its cause is
    /// less specific, and the exception around it is Spring's.
    private static String ownSentence(Throwable refused) {
        for (Throwable each = refused; ; each = each.getCause()) {
            var message = String.valueOf(each.getMessage());
            if (message.startsWith("amends.") || each.getCause() == null) {
                return message;
            }
        }
    }

    private Optional<Object> bound(KnownSetting setting) {
        var result = binder.bind(setting.name(), Bindable.<Object>of(setting.valueType()));
        return result.isBound() ? Optional.of(result.get()) : Optional.empty();
    }

    private void refuse(KnownSetting setting, String why) {
        wrong.add(setting.type());
        var value = setting.isSecret() ? "set" : shown(setting);
        problems.add(String.format(Locale.ROOT, "%s is %s, but %s.", setting.name(), value, why));
    }

    private String shown(KnownSetting setting) {
        try {
            var text =
                    Optional.ofNullable(environment.getProperty(setting.name()))
                            .or(() -> bound(setting).map(Object::toString))
                            .orElse("");
            return text.isBlank() ? "empty" : Shown.line(text);
        } catch (BindException | IllegalArgumentException unreadable) {
            return "set";
        }
    }
}
