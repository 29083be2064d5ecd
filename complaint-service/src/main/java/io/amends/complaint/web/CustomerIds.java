package io.amends.complaint.web;

import io.amends.contracts.CustomerIdFormat;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;

/// Checks the ids of customers in requests.
final class CustomerIds {
    static final String EXPECTED =
            "must be a pseudonym of 1 to 64 letters, digits, '.', '_', '~' or '-', other than '.'"
                    + " and '..'; an e-mail address belongs into email";

    private CustomerIds() {}

    static boolean isWellFormed(String id) {
        return CustomerIdFormat.isValid(id);
    }

    /// Checks an id from a path.
    ///
    /// @throws Problem 400 where the format is invalid
    static String ofAddress(String id) {
        if (!isWellFormed(id)) {
            throw Problem.invalid(
                    Violation.ofPath("id", "must be a customer's id, as complaints have it"));
        }
        return id;
    }
}
