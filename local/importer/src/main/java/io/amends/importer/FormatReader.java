package io.amends.importer;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parses the file format from a mapping; `delimiter`, `charset`, `header`, `skipLines` and
/// `decimal` are at the top level or below `options`.
final class FormatReader {
    private static final List<String> OPTIONS =
            List.of("delimiter", "charset", "header", "skipLines", "decimal");

    private final Map<String, YamlNode> entries;

    FormatReader(Map<String, YamlNode> top) {
        this.entries = new HashMap<>(top);
        var options = top.get("options");
        if (options != null) {
            entries.putAll(options.entries(OPTIONS));
        }
    }

    SourceFormat read(SourceFormat byName) {
        var kind = kind(byName.kind());
        var delimiter = delimiter();
        return new SourceFormat(
                kind,
                delimiter,
                charset(),
                kind == SourceFormat.Kind.CSV && header(),
                skipLines(),
                decimals());
    }

    private int skipLines() {
        var text = scalar("skipLines").orElse("0");
        if (!text.matches("[0-9]{1,4}")) {
            wrong(
                    "skipLines",
                    "should be how many lines stand before the first that counts, 0 to 9999");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private Decimals decimals() {
        return switch (scalar("decimal").orElse("")) {
            case "" -> Decimals.AS_THEY_ARE;
            case "." -> Decimals.POINT;
            case "," -> Decimals.COMMA;
            default -> {
                wrong(
                        "decimal",
                        "should be \".\" or \",\": what stands before the decimals of an amount");
                yield Decimals.AS_THEY_ARE;
            }
        };
    }

    private Optional<String> scalar(String key) {
        return Optional.ofNullable(entries.get(key)).flatMap(YamlNode::scalar);
    }

    private void wrong(String key, String what) {
        Optional.ofNullable(entries.get(key)).ifPresent(node -> node.wrong(what));
    }

    private SourceFormat.Kind kind(SourceFormat.Kind byName) {
        return switch (scalar("format").orElse("")) {
            case "csv" -> SourceFormat.Kind.CSV;
            case "ndjson" -> SourceFormat.Kind.NDJSON;
            case "" -> byName;
            default -> {
                wrong("format", "should be csv or ndjson");
                yield byName;
            }
        };
    }

    private char delimiter() {
        var text = scalar("delimiter").orElse(",");
        if (text.equals("whitespace")) {
            return SourceFormat.WHITESPACE;
        }
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || "\"\r\n\0".contains(text)) {
            wrong(
                    "delimiter",
                    "should be one character, or 'tab', or 'whitespace' for any run of blanks");
            return ',';
        }
        return text.charAt(0);
    }

    private Charset charset() {
        var name = scalar("charset").orElse("UTF-8");
        try {
            var charset = Charset.forName(name);
            // Lines are split before they are decoded, so a line end has to be the same single byte
            // as in ASCII.
            if (charset.canEncode() && Arrays.equals("\n".getBytes(charset), new byte[] {'\n'})) {
                return charset;
            }
            wrong(
                    "charset",
                    name
                            + " cannot be read line by line; convert the file, for example: iconv -f "
                            + name
                            + " -t UTF-8");
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            wrong(
                    "charset",
                    "'" + name + "' is not known; examples: UTF-8, ISO-8859-1, windows-1253");
        }
        return StandardCharsets.UTF_8;
    }

    private boolean header() {
        return switch (scalar("header").orElse("true")) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                wrong("header", "should be true or false");
                yield true;
            }
        };
    }
}
