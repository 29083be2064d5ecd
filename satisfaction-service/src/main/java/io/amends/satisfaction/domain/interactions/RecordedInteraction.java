package io.amends.satisfaction.domain.interactions;

/// An interaction as stored: its highest revision, with its customer and sender. Its key is
/// customer, sender and id.
///
/// @param sender the [Sender]'s code
public record RecordedInteraction(String customerId, String sender, Interaction interaction) {

    /// The key as text: `<customerId>/<sender>/<id>`. Neither a customer's id nor a sender's code
    /// contains a slash.
    public static String idOf(String customerId, Sender sender, String interactionId) {
        return customerId + "/" + sender.code() + "/" + interactionId;
    }

    /// The id that its sender gave it.
    public String id() {
        return idOf(customerId, new Sender(sender), interaction.id());
    }

    /// How another interaction with the same key compares with this one.
    public Novelty noveltyOf(Interaction other) {
        return other.revision() > interaction.revision() ? Novelty.REPLACED : Novelty.EXISTING;
    }

    /// Whether another one with the same key replaces this one, whichever arrived first.
    public boolean isReplacedBy(Interaction other) {
        return Interaction.PRECEDENCE.compare(other, interaction) < 0;
    }

    /// The outcome of recording an interaction.
    public enum Novelty {
        /// It is new.
        CREATED,
        /// It replaced a lower revision.
        REPLACED,
        /// It, or a higher revision, is stored already.
        EXISTING
    }
}
