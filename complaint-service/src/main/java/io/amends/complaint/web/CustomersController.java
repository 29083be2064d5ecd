package io.amends.complaint.web;

import io.amends.complaint.domain.PersonalData.ContactBy;
import io.amends.complaint.domain.Status;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.Current;
import io.amends.complaint.store.Customer;
import io.amends.complaint.store.Customers;
import io.amends.contracts.ComplaintType;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Who a customer is, for those who talk to them.
@RestController
final class CustomersController {
    private static final int LATEST = 20;

    private final Customers customers;
    private final Complaints complaints;

    CustomersController(Customers customers, Complaints complaints) {
        this.customers = customers;
        this.complaints = complaints;
    }

    /// A customer with their latest complaints.
    record CustomerAnswer(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable ContactBy contactBy,
            @Nullable Instant since,
            List<Case> complaints) {}

    /// A complaint in a line.
    record Case(String reference, Status status, ComplaintType type, Instant receivedAt) {
        static Case of(Current current) {
            var complaint = current.complaint();
            return new Case(
                    complaint.reference(),
                    complaint.status(),
                    complaint.intake().type(),
                    complaint.intake().receivedAt());
        }
    }

    @GetMapping("/customers/{id}")
    CustomerAnswer one(Caller caller, @PathVariable String id) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        var customer = customers.find(id);
        var latest = complaints.ofCustomer(id, LATEST).stream().map(Case::of).toList();
        if (customer.isEmpty() && latest.isEmpty()) {
            throw Problem.notFound("Nobody has heard of this customer.");
        }
        return customer.map(known -> answer(known, latest))
                .orElseGet(
                        () -> new CustomerAnswer(id, null, null, null, null, null, null, latest));
    }

    private static CustomerAnswer answer(Customer customer, List<Case> latest) {
        var data = customer.personalData();
        return new CustomerAnswer(
                customer.id(),
                data.name(),
                data.email(),
                data.phone(),
                data.language(),
                data.contactBy(),
                customer.since(),
                latest);
    }
}
