package io.amends.satisfaction.store;

import io.amends.satisfaction.domain.facts.CaseFacts;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/// A customer's facts as BSON: `{customerId, cases: [{ref, facts: […]}], interactions}`.
final class CustomerFactsCodec implements Codec<CustomerFacts> {
    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
    private static final String CUSTOMER = "customerId";
    private static final String CASES = "cases";
    private static final String INTERACTIONS = "interactions";
    private static final String REFERENCE = "ref";
    private static final String FACTS = "facts";

    @Override
    public CustomerFacts decode(BsonReader reader, DecoderContext context) {
        var document = DOCUMENTS.decode(reader, context);
        SortedMap<String, CaseFacts> cases = new TreeMap<>();
        for (var each : document.getArray(CASES, new BsonArray())) {
            var facts = readCase(each.asDocument());
            cases.put(facts.reference(), facts);
        }
        return new CustomerFacts(
                document.getString(CUSTOMER).getValue(),
                cases,
                InteractionSummaryBson.read(
                        document.getDocument(INTERACTIONS, new BsonDocument())));
    }

    @Override
    public void encode(BsonWriter writer, CustomerFacts value, EncoderContext context) {
        var cases = new BsonArray();
        value.inOrder().forEach(each -> cases.add(write(each)));
        var document =
                new BsonDocument(CUSTOMER, new BsonString(value.customerId())).append(CASES, cases);
        if (!value.interactions().isEmpty()) {
            document.append(INTERACTIONS, InteractionSummaryBson.write(value.interactions()));
        }
        DOCUMENTS.encode(writer, document, context);
    }

    @Override
    public Class<CustomerFacts> getEncoderClass() {
        return CustomerFacts.class;
    }

    private static CaseFacts readCase(BsonDocument document) {
        var facts =
                document.getArray(FACTS).stream()
                        .map(fact -> FactBson.read(fact.asDocument()))
                        .toList();
        return new CaseFacts(document.getString(REFERENCE).getValue(), facts);
    }

    private static BsonDocument write(CaseFacts each) {
        var facts = new BsonArray();
        each.facts().forEach(fact -> facts.add(FactBson.write(fact)));
        return new BsonDocument(REFERENCE, new BsonString(each.reference())).append(FACTS, facts);
    }
}
