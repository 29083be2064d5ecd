package io.amends.satisfaction.domain.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.InteractionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void completeInteractionIsValid() {
        assertThat(faults("p-1", NOW, null, "12.50", "EUR", "tea", "b7")).isEmpty();
        assertThat(faults("发票 7", NOW, null, "1", "JPY", null, null)).isEmpty();
    }

    @Test
    void everyMissingFieldIsNamed() {
        var nothing =
                new InteractionInput(null, null, null, null, null, null, null, null, null)
                        .faults(NOW);

        assertThat(fields(nothing)).containsExactly("id", "customerId", "type", "at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200b",
                "\u200b\u2060",
                "\u3164",
                "\u0301",
                "\u2800",
                "a\u0000b",
                "a\nb",
                "a\ud800",
                "\udc00a",
                "\u001b[2J"
            })
    void idsThatAreNoTextAreRefused(String id) {
        assertThat(fields(faults(id, NOW, null, "1", "EUR", null, null))).containsExactly("id");
    }

    @Test
    void longNamesAreRefusedAndNotRepeated() {
        var endless = "x".repeat(900_000);

        var faults = faults(endless, NOW, null, "1", endless, endless, endless);

        assertThat(fields(faults)).containsExactly("id", "product", "batch", "amount.currency");
        assertThat(faults.toString()).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+9999999-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "1899-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z"
            })
    void instantsThatNoStoreHoldsAreRefused(String text) {
        var at = Instant.parse(text);

        assertThat(fields(faults("p", at, null, "1", "EUR", null, null))).containsExactly("at");
        var due =
                new InteractionInput(
                        "p", "c", InteractionType.PAYMENT, NOW, null, at, null, null, 0);
        assertThat(fields(due.faults(NOW))).containsExactly("dueAt");
    }

    @Test
    void futureInstantBeyondClockSkewIsRefused() {
        var ahead = NOW.plus(Duration.ofMinutes(5));

        assertThat(faults("p", ahead, null, "1", "EUR", null, null)).isEmpty();
        assertThat(faults("p", ahead.plusMillis(1), null, "1", "EUR", null, null))
                .containsExactly(new InteractionRules.Fault("at", "must not be in the future"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "1E2147483647", "1E-2147483647", "1000000000000", "0.001", "-0.01"})
    void implausibleAmountsAreRefused(String amount) {
        assertThat(fields(faults("p", NOW, null, amount, "EUR", null, null)))
                .containsExactly("amount.amount");
    }

    @Test
    void negativeAmountIsRefusedWithHintAtRefunds() {
        assertThat(faults("p", NOW, null, "-100", "EUR", null, null).toString())
                .contains("amount.amount must not be negative")
                .contains("type refund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZ", "eur", "", "EU", "XXX", "€", "EUR\u0000"})
    void unknownCurrenciesAreRefused(String currency) {
        assertThat(fields(faults("p", NOW, null, "1", currency, null, null)))
                .containsExactly("amount.currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "anna@example.org", "\u00e9"})
    void customerIdThatNoPathCanHoldIsRefused(String customerId) {
        var purchase =
                new InteractionInput(
                        "p", customerId, InteractionType.VISIT, NOW, null, null, null, null, null);

        assertThat(fields(purchase.faults(NOW))).containsExactly("customerId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", ".a", "a.", "~", "anna.b_c-1"})
    void customerIdOfAllowedCharactersIsAccepted(String customerId) {
        var purchase =
                new InteractionInput(
                        "p", customerId, InteractionType.VISIT, NOW, null, null, null, null, null);

        assertThat(purchase.faults(NOW)).isEmpty();
    }

    @Test
    void inconsistentFieldsAreRefused() {
        var wrong =
                new InteractionInput(
                        "p",
                        "anna@example.org",
                        InteractionType.VISIT,
                        NOW,
                        new InteractionInput.Amount(null, null),
                        NOW,
                        null,
                        "b7",
                        -1);

        assertThat(fields(wrong.faults(NOW)))
                .containsExactlyInAnyOrder(
                        "customerId",
                        "product",
                        "revision",
                        "dueAt",
                        "amount.amount",
                        "amount.currency");
        assertThat(wrong.faults(NOW).toString()).doesNotContain("example.org");
    }

    private static List<String> fields(List<InteractionRules.Fault> faults) {
        return faults.stream().map(InteractionRules.Fault::field).toList();
    }

    private static List<InteractionRules.Fault> faults(
            String id,
            Instant at,
            Instant dueAt,
            String amount,
            String currency,
            String product,
            String batch) {
        return new InteractionInput(
                        id,
                        "anna",
                        InteractionType.PURCHASE,
                        at,
                        new InteractionInput.Amount(new BigDecimal(amount), currency),
                        dueAt,
                        product,
                        batch,
                        0)
                .faults(NOW);
    }
}
