package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactSource;
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
    /// @param said the customer's contact details
    public ComplaintCreationResult take(
            Open open, Collection<ContactDetail> said, Submission submission) {
        var filing = complaints.file(open, submission);
        switch (filing) {
            case ComplaintCreationResult.Created(var current) ->
                    keep(said, submission, current.complaint());
            case ComplaintCreationResult.Replayed(var first, _) ->
                    keep(said, submission, first.complaint());
            case ComplaintCreationResult.Known(var current) ->
                    keep(said, submission, current.complaint());
            case ComplaintCreationResult.KeyReused _, ComplaintCreationResult.Taken _ -> {}
        }
        return filing;
    }

    /// Contact data have the time of their complaint, also when it is repeated or imported: they
    /// never replace later statements.
    private void keep(Collection<ContactDetail> said, Submission submission, Complaint complaint) {
        var intake = complaint.intake();
        var source = ContactSource.named(submission.by());
        customers.keep(intake.customerId(), said, source, intake.receivedAt());
    }
}
