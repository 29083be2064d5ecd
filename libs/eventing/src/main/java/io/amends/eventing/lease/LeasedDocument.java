package io.amends.eventing.lease;

import com.mongodb.client.model.Updates;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/// A document that this process may change until its lease expires and another one acquires it.
/// Every method but [#content] returns false once that has happened, and then changes nothing.
public final class LeasedDocument {
    private final LeasedDocuments documents;
    private final BsonDocument content;
    private final Lease lease;

    LeasedDocument(LeasedDocuments documents, BsonDocument content, Lease lease) {
        this.documents = documents;
        this.content = content;
        this.lease = lease;
    }

    /// The document as it was when the lease was acquired.
    public BsonDocument content() {
        return content;
    }

    /// The lease as it was acquired.
    public Lease lease() {
        return lease;
    }

    /// Renews the lease for its whole length.
    public boolean renew() {
        return documents.update(id(), lease, documents.renewal());
    }

    /// Updates the document and renews the lease.
    public boolean update(Bson change) {
        return documents.update(id(), lease, Updates.combine(change, documents.renewal()));
    }

    /// Releases the lease.
    public boolean release() {
        return documents.update(id(), lease, LeasedDocuments.release());
    }

    /// Updates the document and releases the lease, in one write.
    public boolean release(Bson change) {
        var both = Updates.combine(change, LeasedDocuments.release());
        return documents.update(id(), lease, both);
    }

    /// Deletes the document with its lease.
    public boolean delete() {
        return documents.delete(id(), lease);
    }

    /// Renews the lease in the background, three times within its length, until it is closed.
    public LeaseRenewal renewInBackground() {
        return new LeaseRenewal(this, id(), documents.leases().length().dividedBy(3));
    }

    private String id() {
        return content.getString(LeasedDocuments.ID).getValue();
    }
}
