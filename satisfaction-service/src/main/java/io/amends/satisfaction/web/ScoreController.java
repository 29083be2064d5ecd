package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.Decisions;
import io.amends.satisfaction.domain.NightlyDecisions;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.TierScore;
import io.amends.satisfaction.store.CustomerLists;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.ListOrder;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Customers' scores and their explanations.
@RestController
class ScoreController {
    private final Customers customers;
    private final CustomerLists lists;
    private final CurrentParameters scoring;
    private final Clock clock;

    ScoreController(
            Customers customers, CustomerLists lists, CurrentParameters scoring, Clock clock) {
        this.customers = customers;
        this.lists = lists;
        this.scoring = scoring;
        this.clock = clock;
    }

    /// @param asOf the instant to score at; default: now
    record AsOf(@Nullable Instant asOf) {}

    @Operation(
            operationId = "getScore",
            summary = "Read a customer's score",
            description =
                    "Satisfaction, loyalty, tier, revenue at risk and warning, each with its reasons."
                            + " What is not known is left out.")
    @GetMapping("/customers/{id}/score")
    ScoreResponse score(@PathVariable String id, AsOf wanted, Caller caller) {
        requireAgentUp(caller);
        var asOf = Objects.requireNonNullElseGet(wanted.asOf(), clock::instant);
        return customers
                .find(id, asOf)
                .map(known -> view(known.facts(), known.decisions(), asOf))
                .orElseThrow(() -> unknownCustomer(wanted));
    }

    @Operation(
            operationId = "listScores",
            summary = "List customers by their scores",
            description = "The most urgent first; each as of the instant of its last change.")
    @GetMapping("/scores")
    Page<ScoreResponse> scores(ScoreQuery wanted, PageRequest page, Caller caller) {
        requireAgentUp(caller);
        var list = wanted.list();
        var order = list.order();
        var found = lists.list(list, after(order, page), page.limit() + 1);
        var answer =
                Page.of(found, page.limit(), last -> cursor(order, last))
                        .map(this::whenLastChanged);
        return page.count() ? answer.withTotal(lists.count(list)) : answer;
    }

    // The instant of the figures by which the customer is sorted, so that the list shows its order.
    private ScoreResponse whenLastChanged(Customer customer) {
        return view(customer.facts(), Decisions.of(customer), customer.current().asOf());
    }

    private ScoreResponse view(CustomerFacts facts, Decisions decisions, Instant asOf) {
        var parameters = scoring.parameters();
        var score = Score.of(facts, parameters, asOf);
        var tier = decisions.tier();
        var day = CustomerFacts.day(asOf);
        var interactions = facts.interactions().until(day);
        return ScoreResponse.of(
                score,
                tier == null
                        ? null
                        : TierScore.of(
                                tier.tier(),
                                interactions,
                                NightlyDecisions.value(interactions, parameters.margin(), day)),
                decisions.warning());
    }

    private static Cursor cursor(ListOrder order, Customer last) {
        return Cursor.after(order.name(), order.of(last), last.facts().customerId());
    }

    private static Optional<CustomerLists.After> after(ListOrder order, PageRequest page) {
        return page.cursor()
                .map(cursor -> cursor.keysFor(order.name(), 2))
                .map(keys -> new CustomerLists.After(number(keys.get(0)), keys.get(1)));
    }

    private static double number(String key) {
        try {
            return Double.parseDouble(key);
        } catch (NumberFormatException madeUp) {
            throw Cursor.unfit("is not one that a list gave; take it from the Link header");
        }
    }

    private static Problem unknownCustomer(AsOf wanted) {
        return Problem.notFound(
                wanted.asOf() == null
                        ? "This customer is not known yet."
                        : "This customer was not known by then.");
    }

    private static void requireAgentUp(Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }
}
