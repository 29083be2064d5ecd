package io.amends.complaint.application;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactSource;
import io.amends.complaint.store.ComplaintCreationResult;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.CustomerStore;
import io.amends.complaint.store.Submission;
import java.util.Collection;

/// Stores a complaint together with the contact data of its customer.
///
/// The complaint is inserted first: a refused request must store nothing, and only the insert shows
/// whether it is refused. The customer's data are stored before the response. If the service stops
/// in between, the caller gets no response and repeats the request, which stores the missing data:
/// so a complaint that was confirmed has its customer's data.
public final class IntakeService {
    private final Complaints complaints;
    private final CustomerStore customers;

    /// @param complaints the store of complaints
    /// @param customers the store of contact data
    public IntakeService(Complaints complaints, CustomerStore customers) {
        this.complaints = complaints;
        this.customers = customers;
    }

    /// Creates a complaint, unless the same request or the same complaint exists already.
    ///
    /// @param details the customer's contact details
    public ComplaintCreationResult create(
            Open open, Collection<ContactDetail> details, Submission submission) {
        var result = complaints.create(open, submission);
        switch (result) {
            case ComplaintCreationResult.Created(var current) ->
                    storeContact(details, submission, current.complaint());
            case ComplaintCreationResult.Replayed(var first, _) ->
                    storeContact(details, submission, first.complaint());
            case ComplaintCreationResult.Known(var current) ->
                    storeContact(details, submission, current.complaint());
            case ComplaintCreationResult.KeyReused _, ComplaintCreationResult.Taken _ -> {}
        }
        return result;
    }

    /// Contact data have the time of their complaint, also when it is repeated or imported: they
    /// never replace later statements.
    private void storeContact(
            Collection<ContactDetail> details, Submission submission, Complaint complaint) {
        var intake = complaint.intake();
        var source = ContactSource.named(submission.by());
        customers.upsert(intake.customerId(), details, source, intake.receivedAt());
    }
}
