package io.amends.satisfaction;

import io.amends.satisfaction.domain.fit.FitResult;
import io.amends.satisfaction.domain.fit.ParameterFit;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.ParameterVersions;
import java.time.Instant;
import java.util.Locale;

/// Learns new parameters from all customers and puts them in force, if they foretell better.
///
/// @param settings the parameters as the settings have them, nothing learned
record ParameterRefit(
        Customers customers,
        FailedCustomers failedCustomers,
        ParameterVersions versions,
        ScoreParameters settings) {

    /// Learns from what is known at an instant. Every result that is a version is kept.
    ///
    /// @param name what the new version is called
    FitResult run(String name, Instant now) {
        var inForce = versions.chosen(settings).orElse(settings);
        var failures = failedCustomers.run("fit");
        var result = ParameterFit.run(customers::all, inForce, name, now, failures);
        failures.completed();
        switch (result) {
            case FitResult.TooFew _, FitResult.NotConverged _ -> {}
            case FitResult.Refused(var candidate, var findings, var reason) ->
                    versions.keep(candidate, now, "refused: " + reason + "; " + note(findings));
            case FitResult.Accepted(var parameters, var findings) -> {
                versions.keep(parameters, now, note(findings));
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
