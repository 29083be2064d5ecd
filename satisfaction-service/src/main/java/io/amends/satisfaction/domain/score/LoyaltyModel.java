package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.scoring.learning.Calibration;
import io.amends.scoring.learning.LoyaltyFeatures;
import io.amends.scoring.purchases.PurchaseHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The probability p that a customer stays within the horizon: logit p = β0 + β1·L + β_c·C + β_s·(A
/// − S0)/25.
///
/// L is the logit of the probability to buy within the horizon, by the purchase model; C the case
/// term ([CaseTerm]); A the satisfaction; S0 the satisfaction of a customer of whom nothing is
/// known. The weights are the published ones or, for customers who buy, learned ones with three
/// more features of how they buy and a calibration. Formula and weights: docs/scores.md.
final class LoyaltyModel {
    // Beyond this a probability cannot be verified, and 1 − p loses its digits.
    private static final double LIMIT = 15;

    private final ScoreParameters parameters;
    private final CustomerFacts customer;
    private final Satisfaction satisfaction;
    private final CaseTerm cases;
    private final CaseTerm casesIfSolved;
    private final LoyaltyFeatures features;
    private final double[] weights;
    private final @Nullable Calibration calibration;

    LoyaltyModel(
            ScoreParameters parameters,
            CustomerFacts customer,
            Satisfaction satisfaction,
            Instant now) {
        this.parameters = parameters;
        this.customer = customer;
        this.satisfaction = satisfaction;
        var loyalty = parameters.loyalty();
        this.cases = CaseTerm.of(customer, loyalty, parameters.halfLife(), now);
        this.casesIfSolved = CaseTerm.ifSolved(customer, loyalty, parameters.halfLife(), now);
        var history = history(parameters, customer, now);
        this.features = features(history);
        // Outcomes are known of buyers only, so learned weights apply to buyers only.
        var learned = history.isPresent() ? parameters.learned() : null;
        this.weights = learned == null ? prior(loyalty) : learned.regression().weights();
        this.calibration = learned == null ? null : learned.calibration();
    }

    /// The features of a customer, as input of the fit.
    LoyaltyFeatures features() {
        return features;
    }

    Loyalty loyalty() {
        var terms = terms();
        var logit = terms.stream().mapToDouble(Term::contribution).sum();
        var weeks = parameters.loyalty().horizonWeeks();
        return new Loyalty(Logit.inverse(logit), weeks, terms, logit, cases.sum());
    }

    /// The probability to stay if every unsettled case were resolved fast, now.
    double ifSolved() {
        var raw = 0.0;
        var row = features.row();
        for (var i = 0; i < row.length; i++) {
            raw += weights[i] * row[i];
        }
        raw += weights[2] * (casesIfSolved.sum() - cases.sum());
        return Logit.inverse(limited(raw + calibrating(raw)));
    }

    private List<Term> terms() {
        var terms = new ArrayList<Term>();
        var usual = Logit.of(parameters.loyalty().usual());
        terms.add(new Term(Term.Name.BASE, weights[0] + weights[1] * usual, Evidence.NONE));
        addPurchases(terms, usual);
        addCases(terms, Term.Name.WORST_COMPLAINT, cases.worst(), cases.worstEvidence());
        addCases(terms, Term.Name.OTHER_COMPLAINTS, cases.others(), cases.otherEvidence());
        satisfaction.because().stream()
                .filter(term -> term.term() == Term.Name.ANSWERS)
                .map(term -> term.with(weights[3] * features.answers()))
                .forEach(terms::add);
        var raw = terms.stream().mapToDouble(Term::contribution).sum();
        if (calibration != null) {
            terms.add(new Term(Term.Name.CALIBRATION, calibrating(raw), Evidence.NONE));
        }
        var logit = terms.stream().mapToDouble(Term::contribution).sum();
        if (limited(logit) != logit) {
            terms.add(new Term(Term.Name.LIMIT, limited(logit) - logit, Evidence.NONE));
        }
        return terms;
    }

    // Relative to the usual value, so that the base is the same for all customers.
    private void addPurchases(List<Term> terms, double usual) {
        var interactions = customer.interactions();
        if (parameters.purchases() == null || interactions.purchases().isEmpty()) {
            return;
        }
        var row = features.row();
        var sum = weights[1] * (row[1] - usual);
        for (var i = 5; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        var evidence =
                Evidence.ofInteractions(interactions.newest(), interactions.purchases().size());
        terms.add(new Term(Term.Name.PURCHASES, sum, evidence));
    }

    private void addCases(
            List<Term> terms, Term.Name name, double effect, EvidenceCollector collector) {
        if (!collector.isEmpty()) {
            terms.add(new Term(name, weights[2] * effect, collector.evidence()));
        }
    }

    private double calibrating(double raw) {
        return calibration == null ? 0 : limited(Logit.of(calibration.probability(raw))) - raw;
    }

    private LoyaltyFeatures features(Optional<PurchaseHistory> history) {
        var purchases = parameters.purchases();
        var buy =
                purchases == null
                        ? Optional.<Double>empty()
                        : history.map(
                                known ->
                                        purchases
                                                .model()
                                                .pBuy(known, parameters.loyalty().horizonWeeks()));
        var distance = satisfaction.answerMean() - parameters.satisfaction().start();
        return new LoyaltyFeatures(
                limited(Logit.of(buy.orElse(parameters.loyalty().usual()))),
                cases.sum(),
                distance / 25,
                0,
                history.map(PurchaseHistory::x).orElse(0),
                history.map(known -> known.age() - known.tx()).orElse(0.0));
    }

    private static Optional<PurchaseHistory> history(
            ScoreParameters parameters, CustomerFacts customer, Instant now) {
        return parameters.purchases() == null
                ? Optional.empty()
                : customer.interactions().history(CustomerFacts.day(now));
    }

    private static double[] prior(LoyaltyParameters loyalty) {
        return new double[] {
            loyalty.intercept(),
            loyalty.purchases(),
            loyalty.complaints(),
            loyalty.answers(),
            loyalty.silence(),
            0,
            0,
            0
        };
    }

    private static double limited(double logit) {
        return Math.clamp(logit, -LIMIT, LIMIT);
    }
}
