package io.amends.satisfaction.domain.interactions;

/// An interaction as it is stored: at its highest revision, with whose it is and which system sent
/// it. The three names decide what it is: customer, sender and id.
///
/// @param sender the [Sender]'s code
public record RecordedInteraction(String customerId, String sender, Interaction interaction) {

    /// The id of what a sender recorded of a customer: `<customerId>/<sender>/<id>`. Neither a
    /// customer's id nor a sender's code has a slash.
    public static String idOf(String customerId, Sender sender, String interactionId) {
        return customerId + "/" + sender.code() + "/" + interactionId;
    }

    /// Its own id.
    public String id() {
        return idOf(customerId, new Sender(sender), interaction.id());
    }

    /// What another interaction of the same id is to this one.
    public Novelty noveltyOf(Interaction other) {
        return other.revision() > interaction.revision() ? Novelty.REPLACED : Novelty.EXISTING;
    }

    /// Whether another of the same id takes the place of this one, whichever of the two came first.
    public boolean isReplacedBy(Interaction other) {
        return Interaction.PRECEDENCE.compare(other, interaction) < 0;
    }

    /// What became of an interaction.
    public enum Novelty {
        /// It was not known.
        CREATED,
        /// It takes the place of a lower revision.
        REPLACED,
        /// It was known, or a higher revision is.
        EXISTING
    }
}
