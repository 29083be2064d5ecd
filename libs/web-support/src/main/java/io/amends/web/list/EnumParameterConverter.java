package io.amends.web.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/// Reads enums in queries and paths as they are written in JSON: `in_person`, also as `inPerson`.
@SuppressWarnings({"rawtypes", "unchecked"}) // the type is only known as "some enum"
public final class EnumParameterConverter implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text ->
                Arrays.stream(type.getEnumConstants())
                        .filter(constant -> bare(constant.name()).equals(bare(text)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(choices(type)));
    }

    /// The accepted values of an enum.
    public static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static String bare(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
