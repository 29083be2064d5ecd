package io.amends.satisfaction.application;

import io.amends.satisfaction.domain.fit.FitResult;
import io.amends.satisfaction.domain.fit.ParameterFit;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.ParameterVersions;
import java.time.Instant;
import java.util.Locale;

/// Fits new parameters to all customers and activates them if they predict better.
///
/// @param settings the configured parameters, without learned ones
record ParameterRefit(
        Customers customers,
        FailedCustomers failedCustomers,
        ParameterVersions versions,
        ScoreParameters settings) {

    /// Fits to what is known at an instant. Every result that is a version is stored.
    ///
    /// @param name the new version's name
    FitResult run(String name, Instant now) {
        var inForce = versions.chosen(settings).orElse(settings);
        var failures = failedCustomers.run("fit");
        var result = ParameterFit.run(customers::all, inForce, name, now, failures);
        failures.completed();
        switch (result) {
            case FitResult.TooFew _, FitResult.NotConverged _ -> {}
            case FitResult.Refused(var candidate, var findings, var reason) ->
                    versions.save(candidate, now, "refused: " + reason + "; " + note(findings));
            case FitResult.Accepted(var parameters, var findings) -> {
                versions.save(parameters, now, note(findings));
                versions.choose(parameters.version(), "fit");
            }
        }
        return result;
    }

    static String note(FitResult.Findings findings) {
        var buyers = String.format(Locale.ROOT, "%d buyers", findings.buyers());
        return findings.outcomes() == 0
                ? buyers + ", too few outcomes to learn who stays"
                : String.format(
                        Locale.ROOT,
                        "%s, %d outcomes, log-loss %.4f where that in force has %.4f",
                        buyers,
                        findings.outcomes(),
                        findings.logLoss(),
                        findings.logLossInForce());
    }
}
