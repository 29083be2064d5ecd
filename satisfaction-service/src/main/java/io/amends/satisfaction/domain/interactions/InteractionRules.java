package io.amends.satisfaction.domain.interactions;

import io.amends.contracts.CustomerIdFormat;
import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The validation rules of interactions, the same for REST and for the topic.
public final class InteractionRules {
    /// Maximum length of an id, and of a product's or a batch's name, in characters.
    public static final int LONGEST_NAME = 200;

    /// How far `at` may be in the future, for clock skew between systems.
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int LONGEST_AMOUNT = 30;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    /// Hangul fillers and the empty Braille pattern, which Unicode classifies as letters or
    /// symbols.
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final InteractionInput input;
    private final List<Fault> faults = new ArrayList<>();

    private InteractionRules(InteractionInput input) {
        this.input = input;
    }

    /// A validation error.
    ///
    /// @param field its path, such as `amount.currency`
    /// @param detail the error and what is valid; never the input, which may contain anything
    public record Fault(String field, String detail) {
        @Override
        public String toString() {
            return field + " " + detail;
        }
    }

    static List<Fault> faults(InteractionInput input, Instant now) {
        var rules = new InteractionRules(input);
        rules.checkNames();
        rules.checkInstants(now);
        rules.checkAmount();
        return List.copyOf(rules.faults);
    }

    private void checkNames() {
        checkId();
        var customerId = input.customerId();
        if (customerId == null) {
            add("customerId", "is required");
        } else if (!CustomerIdFormat.isValid(customerId)) {
            add("customerId", CustomerIdFormat.EXPECTED);
        }
        require("type", input.type());
        checkName("product", input.product());
        checkName("batch", input.batch());
        if (input.batch() != null && input.product() == null) {
            add("product", "is required where there is a batch");
        }
        if (input.revision() != null && input.revision() < 0) {
            add("revision", "must be a whole number from 0 to " + Integer.MAX_VALUE);
        }
    }

    private void checkId() {
        var id = input.id();
        if (id == null) {
            add("id", "is required");
        } else if (id.codePoints().anyMatch(Character::isISOControl)) {
            add("id", "contains control characters; leave them out");
        } else {
            checkName("id", id);
        }
    }

    private void checkName(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.codePoints().allMatch(InteractionRules::isInvisible)) {
            add(field, "must not be empty");
        } else if (text.codePointCount(0, text.length()) > LONGEST_NAME) {
            add(field, String.format(Locale.ROOT, "may have at most %d characters", LONGEST_NAME));
        } else if (text.codePoints().anyMatch(InteractionRules::isSurrogate)) {
            add(field, "contains half of a surrogate pair, which is no text; leave it out");
        } else if (text.codePoints().anyMatch(InteractionRules::isUnprintable)) {
            add(field, "contains control characters; leave them out");
        }
    }

    private void checkInstants(Instant now) {
        require("at", input.at());
        checkRange("at", input.at());
        checkRange("dueAt", input.dueAt());
        if (input.at() != null && input.at().isAfter(now.plus(AHEAD))) {
            add("at", "must not be in the future");
        }
        if (input.dueAt() != null
                && input.type() != null
                && input.type() != InteractionType.PAYMENT) {
            add("dueAt", "belongs to payments only; leave it out");
        }
    }

    private void checkRange(String field, @Nullable Instant at) {
        if (at != null && at.isBefore(EARLIEST)) {
            add(field, "must not be before 1900");
        } else if (at != null && !at.isBefore(END)) {
            add(field, field.equals("at") ? "must not be in the future" : "must be before 2200");
        }
    }

    private void checkAmount() {
        var money = input.amount();
        if (money == null) {
            return;
        }
        require("amount.amount", money.amount());
        require("amount.currency", money.currency());
        if (money.currency() != null && !CURRENCY.matcher(money.currency()).matches()) {
            add("amount.currency", "must be a code of ISO 4217, as EUR");
        } else if (money.amount() != null && money.amount().signum() < 0) {
            add(
                    "amount.amount",
                    "must not be negative; record what was given back with the type refund and a"
                            + " positive amount");
        } else if (money.amount() != null && Math.abs(money.amount().scale()) > LONGEST_AMOUNT) {
            add("amount.amount", "has more digits than any amount we can pay");
        } else if (money.amount() != null && money.currency() != null) {
            checkMoney(money);
        }
    }

    private void checkMoney(InteractionInput.Amount money) {
        try {
            var _ =
                    new Money(
                            Objects.requireNonNull(money.amount()),
                            Objects.requireNonNull(money.currency()));
        } catch (IllegalArgumentException wrong) {
            // The sentence begins with the field's name.
            var sentence = String.valueOf(wrong.getMessage());
            var field = sentence.startsWith("currency ") ? "currency" : "amount";
            add("amount." + field, sentence.replaceFirst("^" + field + " ", ""));
        }
    }

    private void require(String field, @Nullable Object value) {
        if (value == null) {
            add(field, "is required");
        }
    }

    // Only the first error of a field is reported.
    private void add(String field, String detail) {
        if (faults.stream().noneMatch(known -> known.field().equals(field))) {
            faults.add(new Fault(field, detail));
        }
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL ->
                    Character.isWhitespace(character); // others are refused by name
            case Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> BLANK_LETTERS.indexOf(character) >= 0;
        };
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character)
                && character != '\n'
                && character != '\r'
                && character != '\t';
    }
}
