package io.amends.web.json;

import io.amends.json.Rfc3339;
import io.amends.json.Unicode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.module.SimpleModule;

/// Types that are read from strings only: a number is neither an instant nor an amount.
final class StrictTypes {
    private static final Pattern DURATION =
            Pattern.compile(
                    "P(?=.)(?:\\d{1,9}D)?(?:T(?=.)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,9})?S)?)?");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,30})?");

    private StrictTypes() {}

    static SimpleModule module() {
        return new SimpleModule("strict-types")
                .setDeserializerModifier(new ExactEnumDeserializer())
                .addDeserializer(String.class, new Text())
                .addDeserializer(Instant.class, new FromText<>(Instant.class, Rfc3339::instant))
                .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, Rfc3339::date))
                .addDeserializer(
                        Duration.class,
                        new FromText<>(
                                Duration.class, text -> Duration.parse(matching(DURATION, text))))
                .addDeserializer(
                        BigDecimal.class,
                        new FromText<>(
                                BigDecimal.class, text -> new BigDecimal(matching(DECIMAL, text))));
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not in the expected form");
        }
        return text;
    }

    /// Well-formed Unicode without NUL, which neither stores nor other systems accept.
    private static final class Text extends StdScalarDeserializer<String> {
        private Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            var text = parser.getString();
            if (!Unicode.isWellFormed(text)) {
                var why = "contains NUL, invalid UTF-8 or half of a surrogate pair; leave it out";
                throw ValueInstantiationException.from(
                        parser,
                        why,
                        context.constructType(String.class),
                        new IllegalArgumentException(why));
            }
            return text;
        }
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final transient Function<String, T> parse;

        private FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(
                        context.handleUnexpectedToken(context.constructType(type), parser));
            }
            var text = parser.getString();
            try {
                return parse.apply(text);
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException unlike) {
                return type.cast(context.handleWeirdStringValue(type, text, "not in its form"));
            }
        }
    }
}
