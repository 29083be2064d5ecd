package io.amends.complaint.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.amends.complaint.application.ContactNormalizer;
import io.amends.complaint.domain.ContactSource;
import io.amends.complaint.domain.PromiseStatistic;
import io.amends.complaint.domain.Status;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.Customer;
import io.amends.complaint.store.CustomerStore;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.contracts.ComplaintType;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.precondition.EntityTags;
import io.amends.web.precondition.IfMatch;
import io.amends.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Customers and their contact data, for staff.
@RestController
final class CustomerController {
    private static final int LATEST = 20;

    private final CustomerStore customers;
    private final Complaints complaints;
    private final ContactNormalizer contacts;
    private final Clock clock;

    CustomerController(
            CustomerStore customers,
            Complaints complaints,
            ContactNormalizer contacts,
            Clock clock) {
        this.customers = customers;
        this.complaints = complaints;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// A customer with their latest complaints.
    ///
    /// @param since when contact data were first stored
    /// @param promises what became of the promises in these complaints
    @Schema(name = "Customer")
    record CustomerResponse(
            @JsonUnwrapped ContactResponse contact,
            @Nullable Instant since,
            List<ComplaintSummary> complaints,
            PromiseStatistic promises) {}

    /// A summary of a complaint.
    @Schema(name = "CustomerComplaint")
    record ComplaintSummary(
            String reference, Status status, ComplaintType type, Instant receivedAt) {
        static ComplaintSummary of(VersionedComplaint current) {
            var complaint = current.complaint();
            return new ComplaintSummary(
                    complaint.reference(),
                    complaint.status(),
                    complaint.intake().type(),
                    complaint.intake().receivedAt());
        }
    }

    @Operation(
            operationId = "getCustomer",
            summary = "Read a customer",
            description =
                    "How to reach them, their latest complaints, newest first, and what became of the"
                            + " promises in these.")
    @GetMapping("/customers/{id}")
    CustomerResponse find(Caller caller, @PathVariable String id) {
        requireAgent(caller);
        var customer = customers.find(CustomerIds.ofAddress(id));
        var found = complaints.ofCustomer(id, LATEST);
        var latest = found.stream().map(ComplaintSummary::of).toList();
        var promises =
                PromiseStatistic.of(found.stream().map(VersionedComplaint::complaint).toList());
        if (customer.isEmpty() && latest.isEmpty()) {
            throw unknown();
        }
        return new CustomerResponse(
                customer.map(ContactResponse::of).orElseGet(() -> ContactResponse.unknown(id)),
                customer.map(Customer::since).orElse(null),
                latest,
                promises);
    }

    /// A customer's contact data, with the `ETag` that a change needs.
    @Operation(
            operationId = "getContact",
            summary = "Read how to reach a customer",
            description =
                    "What is in force and who said it, and what integrations propose besides; with"
                            + " the ETag that a change needs.")
    @ApiResponse(
            responseCode = "200",
            description = "How to reach the customer.",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", ref = "ETag"))
    @GetMapping("/customers/{id}/contact")
    ResponseEntity<ContactResponse> contact(Caller caller, @PathVariable String id) {
        requireAgent(caller);
        var contact = known(CustomerIds.ofAddress(id));
        return EntityTags.ok(contact, contact.version());
    }

    /// Changes a customer's contact data. An agent's value is in force; it accepts an equal
    /// proposal of an integration and declines any other one of the same field.
    @Operation(
            operationId = "changeContact",
            summary = "Change how to reach a customer",
            description =
                    "What is not mentioned stays. Saying what an integration proposes accepts it;"
                            + " saying anything else of the same field declines it.")
    @ApiResponse(
            responseCode = "200",
            description = "How to reach the customer now.",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", ref = "ETag"))
    @PatchMapping("/customers/{id}/contact")
    ResponseEntity<ContactResponse> change(
            Caller caller,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody ContactRequest body) {
        requireAgent(caller);
        var before = known(CustomerIds.ofAddress(id));
        ifMatch.check(before.version(), () -> before);
        var details = ContactRequest.details(contacts, body.personalData(), "");
        var source = ContactSource.named(Actor.of(caller));
        var changed =
                customers.upsertIfVersion(id, before.version(), details, source, clock.instant());
        var contact = changed.map(ContactResponse::of).orElseThrow(() -> stale(known(id)));
        return EntityTags.ok(contact, contact.version());
    }

    private static Problem stale(ContactResponse current) {
        return IfMatch.stale(current.version(), current);
    }

    private ContactResponse known(String id) {
        return customers
                .find(id)
                .map(ContactResponse::of)
                .orElseGet(
                        () -> {
                            if (complaints.ofCustomer(id, 1).isEmpty()) {
                                throw unknown();
                            }
                            return ContactResponse.unknown(id);
                        });
    }

    private static void requireAgent(Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such customer.");
    }
}
