package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.scoring.backtest.Backtest;
import io.amends.scoring.backtest.BacktestReport;
import java.util.Optional;
import java.util.stream.Stream;

/// A backtest on the installation's own customers.
public final class HistoryBacktest {
    private HistoryBacktest() {}

    /// Compares the scores as known at the cut with what customers did after it.
    ///
    /// @throws IllegalArgumentException where too few customers came back to fit a model
    public static BacktestReport run(
            Stream<CustomerFacts> customers, TimeCut cut, ScoreParameters parameters) {
        var known =
                customers
                        .map(each -> customer(each, cut, parameters))
                        .flatMap(Optional::stream)
                        .toList();
        return Backtest.run(known, cut.horizonWeeks());
    }

    private static Optional<Backtest.Customer> customer(
            CustomerFacts customer, TimeCut cut, ScoreParameters parameters) {
        return cut.history(customer)
                .map(
                        history -> {
                            var features = Score.features(customer, parameters, cut.lastKnown());
                            return new Backtest.Customer(
                                    customer.customerId(),
                                    history,
                                    features.caseTerm(),
                                    features.answers(),
                                    cut.stayed(customer));
                        });
    }
}
