package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactSource;
import java.util.Collection;

/// Where a complaint and what is said of its customer are taken in together.
///
/// The complaint is filed first, since a request that is refused may leave nothing behind, and only
/// its insert tells. Its customer's data follow before anybody is told that it is there. Whoever
/// was not told, since the service died in between, sends the same request again, and that makes up
/// for them: so a complaint that was acknowledged has its customer's data.
public final class IntakeService {
    private final Complaints complaints;
    private final CustomerStore customers;

    /// @param complaints where complaints are filed
    /// @param customers where it is kept who their customers are
    public IntakeService(Complaints complaints, CustomerStore customers) {
        this.complaints = complaints;
        this.customers = customers;
    }

    /// Takes a complaint in, unless the same request or the same complaint is there already.
    ///
    /// @param said what is said of the customer
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

    /// A customer's data are as old as the complaint that they came with, also where it comes again
    /// or is imported: they never replace what was said later.
    private void keep(Collection<ContactDetail> said, Submission submission, Complaint complaint) {
        var intake = complaint.intake();
        var source = ContactSource.named(submission.by());
        customers.keep(intake.customerId(), said, source, intake.receivedAt());
    }
}
