package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.store.Customers;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// How customers stand, and why.
@RestController
class ScoreController {
    private final Customers customers;
    private final Scoring scoring;
    private final Clock clock;

    ScoreController(Customers customers, Scoring scoring, Clock clock) {
        this.customers = customers;
        this.scoring = scoring;
        this.clock = clock;
    }

    /// @param asOf the instant to score at; now, unless told
    record AsOf(@Nullable Instant asOf) {}

    /// @param sort by what, the most urgent first; loyalty, unless told
    /// @param loyaltyBelow only customers less loyal than this, 0 to 1
    record Wanted(Customers.@Nullable Order sort, @Nullable Double loyaltyBelow) {
        Customers.Order order() {
            return Objects.requireNonNullElse(sort, Customers.Order.LOYALTY);
        }

        OptionalDouble below() {
            return loyaltyBelow == null ? OptionalDouble.empty() : OptionalDouble.of(loyaltyBelow);
        }
    }

    @GetMapping("/customers/{id}/score")
    ScoreView score(@PathVariable String id, AsOf wanted, Caller caller) {
        requireAgentUp(caller);
        var asOf = Objects.requireNonNullElseGet(wanted.asOf(), clock::instant);
        return customers
                .find(id, asOf)
                .map(facts -> ScoreView.of(Score.of(facts, scoring.parameters(), asOf)))
                .orElseThrow(() -> unheardOf(wanted));
    }

    @GetMapping("/scores")
    Page<ScoreView> scores(Wanted wanted, PageRequest page, Caller caller) {
        requireAgentUp(caller);
        check(wanted);
        var order = wanted.order();
        var found = customers.list(order, wanted.below(), after(order, page), page.limit() + 1);
        var list =
                Page.of(found, page.limit(), last -> cursor(order, last))
                        .map(this::whenLastChanged);
        return page.count() ? list.withTotal(customers.count(order, wanted.below())) : list;
    }

    // The instant that a customer is sorted by, so that the list is in the order it shows.
    private ScoreView whenLastChanged(Customer customer) {
        return ScoreView.of(
                Score.of(customer.facts(), scoring.parameters(), customer.current().asOf()));
    }

    private static Cursor cursor(Customers.Order order, Customer last) {
        return Cursor.after(order.name(), order.of(last), last.facts().customerId());
    }

    private static Optional<Customers.After> after(Customers.Order order, PageRequest page) {
        return page.cursor()
                .map(cursor -> cursor.keysFor(order.name(), 2))
                .map(keys -> new Customers.After(number(keys.get(0)), keys.get(1)));
    }

    private static double number(String key) {
        try {
            return Double.parseDouble(key);
        } catch (NumberFormatException madeUp) {
            throw Cursor.unfit("is not one that a list gave; take it from the Link header");
        }
    }

    private static void check(Wanted wanted) {
        var below = wanted.loyaltyBelow();
        if (below != null && !(below >= 0 && below <= 1)) {
            throw Problem.invalid(
                    Violation.ofQuery("loyaltyBelow", "must be a probability from 0 to 1"));
        }
    }

    private static Problem unheardOf(AsOf wanted) {
        return Problem.notFound(
                wanted.asOf() == null
                        ? "Nobody has heard of this customer yet."
                        : "Nobody had heard of this customer by then.");
    }

    private static void requireAgentUp(Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }
}
