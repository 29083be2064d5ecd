package io.amends.satisfaction.store;

import io.amends.eventing.aggregate.PublishedEvent;
import io.amends.eventing.aggregate.ShadowComparison;
import io.amends.eventing.bson.Codecs;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.PublishedState;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.score.ScoreValues;
import io.amends.satisfaction.domain.silence.Silence;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares rebuilt customers with those in use, and repairs what is damaged in these: facts and
/// current figures from the rebuilt customer, the rest from the events that were published.
///
/// @param parameters those that the rebuilt customers were scored with
/// @param clock the business clock
record CustomerComparison(
        InteractionLog interactions, ScoreParameters parameters, InstantSource clock)
        implements ShadowComparison {
    private static final Logger LOG = LoggerFactory.getLogger(CustomerComparison.class);
    private static final String FACTS = "facts";
    private static final String INTERACTIONS = "interactions";
    private static final String PUBLISHED = "published";
    private static final String TIER = "tier";
    private static final String SILENCE = "silence";

    /// The topics were complete for a customer if every case in the state was followed as far, and
    /// if interactions that are counted in use occurred as well. One interaction event is enough,
    /// since it loads the sums of all, which are stored elsewhere.
    @Override
    public boolean isComplete(
            String id,
            @Nullable BsonDocument inUse,
            @Nullable BsonDocument rebuiltState,
            List<String> behind) {
        if (!behind.isEmpty()
                && (rebuiltState == null
                        || behind.stream()
                                .anyMatch(
                                        customer(rebuiltState)
                                                .facts()
                                                .follows()
                                                .orElse(_ -> true)))) {
            return false;
        }
        return hasInteractions(rebuiltState) || !countsInteractions(id, inUse);
    }

    /// Where damage hides whether interactions were counted, those that are stored are.
    private boolean countsInteractions(String id, @Nullable BsonDocument inUse) {
        return inUse == null || inUse.get(FACTS) instanceof BsonDocument
                ? hasInteractions(inUse)
                : !interactions.asOf(id, clock.instant()).isEmpty();
    }

    private static boolean hasInteractions(@Nullable BsonDocument state) {
        return state != null
                && state.get(FACTS) instanceof BsonDocument facts
                && facts.containsKey(INTERACTIONS);
    }

    /// The same facts give the same customer, to the bit. Where facts differ, what was published
    /// and decided about the customer is kept.
    @Override
    public BsonDocument merged(
            @Nullable BsonDocument inUse,
            BsonDocument rebuiltState,
            Supplier<List<PublishedEvent>> published) {
        var rebuilt = customer(rebuiltState);
        var merged =
                inUse == null ? restored(rebuilt, published) : merged(inUse, rebuilt, published);
        return Codecs.encode(merged, Customer.class, CustomerProjectionType.CODECS);
    }

    private Customer merged(
            BsonDocument inUse, Customer rebuilt, Supplier<List<PublishedEvent>> published) {
        Customer before;
        try {
            before = customer(inUse);
        } catch (RuntimeException e) {
            LOG.error("Customer {} cannot be read, and is repaired", id(rebuilt), e);
            return repaired(inUse, rebuilt, published);
        }
        if (!before.published().isInRange()) {
            return repaired(inUse, rebuilt, published);
        }
        return before.facts().equals(rebuilt.facts()) && hasRightFigures(before)
                ? before
                : before.withRebuilt(rebuilt);
    }

    /// Figures of other parameters stay until they are computed anew.
    private boolean hasRightFigures(Customer customer) {
        var current = customer.current();
        return current.isInRange()
                && (!current.parameters().equals(parameters.version())
                        || !ScoreValues.of(Score.of(customer.facts(), parameters, current.asOf()))
                                .driftedFrom(current));
    }

    /// Keeps what can be read of a damaged customer, besides facts and current figures.
    private static Customer repaired(
            BsonDocument inUse, Customer rebuilt, Supplier<List<PublishedEvent>> published) {
        var known = published(id(rebuilt), published);
        var figures = part(inUse, PUBLISHED, ScoreValues.class).filter(ScoreValues::isInRange);
        var tier = part(inUse, TIER, TierMembership.class);
        var silence = part(inUse, SILENCE, Silence.class);
        return rebuilt.withPublished(
                new PublishedState(
                        figures.orElse(known.figures()),
                        tier.orElse(known.tier()),
                        silence.orElse(known.silence())));
    }

    private static Customer restored(Customer rebuilt, Supplier<List<PublishedEvent>> published) {
        return rebuilt.withPublished(published(id(rebuilt), published));
    }

    private static <T> Optional<T> part(BsonDocument state, String field, Class<T> type) {
        try {
            return state.get(field) instanceof BsonDocument part
                    ? Optional.of(Codecs.decode(raw(part), type, CustomerProjectionType.CODECS))
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("{} of a customer cannot be read, and is restored", field, e);
            return Optional.empty();
        }
    }

    private static PublishedState published(String id, Supplier<List<PublishedEvent>> events) {
        var known = PublishedState.NONE;
        for (var event : events.get()) {
            try {
                var type = CustomerProjectionType.NAMES.typeOf(event.type());
                var read = Codecs.decode(raw(event.data()), type, CustomerProjectionType.CODECS);
                known = known.with(read, event.at());
            } catch (RuntimeException e) {
                LOG.error("A published event of customer {} cannot be read", id, e);
            }
        }
        return known;
    }

    private static String id(Customer customer) {
        return customer.facts().customerId();
    }

    private static Customer customer(BsonDocument state) {
        return Codecs.decode(raw(state), Customer.class, CustomerProjectionType.CODECS);
    }

    private static RawBsonDocument raw(BsonDocument document) {
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }
}
