package io.amends.embedded.mongo.update;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.Bson;
import io.amends.embedded.mongo.query.Filter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An update shares unchanged parts with the document and the command, and modifies neither.
class UpdateTest {

    private static Document json(String json) {
        byte[] bytes = new byte[org.bson.RawBsonDocument.parse(json).getByteBuffer().remaining()];
        org.bson.RawBsonDocument.parse(json).getByteBuffer().get(bytes);
        return Bson.decode(bytes);
    }

    private static Document document() {
        return json(
                "{_id: 1, n: 1, a: {b: {c: 1, d: [1, 2]}, e: {f: 1}}, list: [{x: 1, y: {z: 1}}, {x: 2, y: {z: 2}}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$set: {'a.b.c': 2, 'a.b.g': {h: 1}, 'list.0.y.z': 9, 'new.one': {two: 3}}}",
                "{$set: {'list.3.x': 9, 'list.0': {x: {y: 1}}, 'list.$[].y.w': 5}}",
                "{$unset: {'a.b.c': '', 'a.e': '', 'list.1.y.z': '', 'nothing.here': ''}}",
                "{$inc: {n: 1, 'a.b.c': 5, 'list.1.x': 1}, $mul: {'list.0.x': 3}}",
                "{$push: {'a.b.d': {$each: [{k: 1}, 3], $slice: -2}, 'a.e.g': 1}}",
                "{$pull: {'a.b.d': 1, list: {x: 1}}, $pop: {'a.b.q': 1}}",
                "{$addToSet: {'a.b.d': 7, list: {x: 3}}, $rename: {'a.e.f': 'a.b.f'}}",
                "{$rename: {'a.b': 'list.0.b', n: 'a.e.n'}, $min: {'list.0.x': 0}}",
                "{$set: {'list.$[big].y.z': 7}, $max: {'a.e.f': 4}, $currentDate: {'a.b.at': true}}",
                "{a: {b: 1}, list: [1]}",
                "{_id: 1, a: {b: 1}}"
            })
    void documentAndCommandAreNotModified(String update) {
        Document before = document();
        Document command = json(update);

        Update parsed = Update.parse(command, List.of(json("{'big.x': {$gt: 1}}")));
        Document after = parsed.apply(before, Filter.EVERYTHING);

        assertThat(after).isNotEqualTo(before);
        assertThat(Bson.encode(before)).isEqualTo(Bson.encode(document()));
        assertThat(Bson.encode(command)).isEqualTo(Bson.encode(json(update)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{$set: {n: 2}}", "{$set: {'a.e.f': 2}}", "{$push: {'a.e.g': 1}}"})
    void unchangedPartsAreShared(String update) {
        Document before = document();

        Document after = Update.parse(json(update), List.of()).apply(before, Filter.EVERYTHING);

        assertThat(after.get("list")).isSameAs(before.get("list"));
        assertThat(((Document) after.get("a")).get("b"))
                .isSameAs(((Document) before.get("a")).get("b"));
        assertThat(new ArrayList<>(after.keySet())).startsWith("_id", "n", "a", "list");
    }
}
