package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// logit p = β0 + β1·L + β_c·case term + β_s·(A − S0)/25.
record LoyaltyModel(ScoreParameters parameters, Instant now) {
    // Beyond this a probability is a claim nobody can check, and 1 − p loses its digits.
    private static final double LIMIT = 15;

    Loyalty of(CustomerFacts customer, Satisfaction satisfaction) {
        var weights = parameters.loyalty();
        var cases = CaseTerm.of(customer, weights, parameters.halfLife(), now);
        var terms = terms(cases, customer, satisfaction);
        var logit = terms.stream().mapToDouble(Term::contribution).sum();
        return new Loyalty(Logit.inverse(logit), weights.horizonWeeks(), terms, logit, cases.sum());
    }

    private List<Term> terms(CaseTerm cases, CustomerFacts customer, Satisfaction satisfaction) {
        var weights = parameters.loyalty();
        var terms = new ArrayList<Term>();
        terms.add(new Term(Term.Name.BASE, base(), Evidence.NONE));
        purchases(customer).ifPresent(terms::add);
        add(
                terms,
                Term.Name.WORST_COMPLAINT,
                weights.complaints() * cases.worst(),
                cases.worstTrail());
        add(
                terms,
                Term.Name.OTHER_COMPLAINTS,
                weights.complaints() * cases.others(),
                cases.otherTrail());
        satisfaction.because().stream()
                .filter(term -> term.term() == Term.Name.ANSWERS)
                .map(term -> new Term(Term.Name.ANSWERS, answers(satisfaction), term.events()))
                .forEach(terms::add);
        var logit = terms.stream().mapToDouble(Term::contribution).sum();
        if (Math.abs(logit) > LIMIT) {
            var tooMuch = logit - Math.clamp(logit, -LIMIT, LIMIT);
            terms.add(new Term(Term.Name.LIMIT, -tooMuch, Evidence.NONE));
        }
        return terms;
    }

    private double base() {
        var weights = parameters.loyalty();
        return weights.intercept() + weights.purchases() * Logit.of(weights.usual());
    }

    // Against what is usual, so that the base stays the same for everybody.
    private Optional<Term> purchases(CustomerFacts customer) {
        var known = parameters.purchases();
        if (known == null) {
            return Optional.empty();
        }
        var weights = parameters.loyalty();
        var dealings = customer.dealings();
        return dealings.history(CustomerFacts.day(now))
                .map(history -> known.model().pBuy(history, weights.horizonWeeks()))
                .map(p -> Math.clamp(Logit.of(p), -LIMIT, LIMIT) - Logit.of(weights.usual()))
                .map(
                        distance ->
                                new Term(
                                        Term.Name.PURCHASES,
                                        weights.purchases() * distance,
                                        new Evidence(
                                                dealings.newest(),
                                                Math.max(
                                                        0,
                                                        dealings.purchases().size()
                                                                - dealings.newest().size()))));
    }

    private double answers(Satisfaction satisfaction) {
        var distance = satisfaction.answerMean() - parameters.satisfaction().start();
        return parameters.loyalty().answers() * distance / 25;
    }

    private static void add(List<Term> terms, Term.Name name, double contribution, Trail trail) {
        if (!trail.isEmpty()) {
            terms.add(new Term(name, contribution, trail.evidence()));
        }
    }
}
