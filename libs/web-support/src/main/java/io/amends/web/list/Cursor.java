package io.amends.web.list;

import io.amends.json.Unicode;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The end of a page: the keys of its last element in the list's order. Callers pass it back
/// unchanged; an invented cursor can only start the list elsewhere, since keys are compared and
/// never trusted.
///
/// @param order the order the keys belong to, as `due`
/// @param keys the last element's keys as text, the one that makes it unique last
public record Cursor(String order, List<String> keys) {

    private static final int MOST_KEYS = 8;

    /// Keeps a copy of the keys.
    public Cursor {
        keys = List.copyOf(keys);
    }

    /// A cursor after the element with these keys.
    public static Cursor after(String order, Object... keys) {
        return new Cursor(order, Arrays.stream(keys).map(Object::toString).toList());
    }

    /// The keys, when this cursor belongs to a list in this order with so many keys.
    ///
    /// @throws Problem `invalid-input` when it comes from another list
    public List<String> keysFor(String wantedOrder, int count) {
        if (!order.equals(wantedOrder) || keys.size() != count) {
            throw unfit("belongs to a list in another order; start again without a cursor");
        }
        return keys;
    }

    /// The cursor as text for a URL.
    public String text() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(order);
            out.writeByte(keys.size());
            for (var key : keys) {
                out.writeUTF(key);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /// Reads what [#text()] wrote.
    ///
    /// @throws Problem `invalid-input` when it is anything else
    public static Cursor parse(String text) {
        try (var in =
                new DataInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            var order = in.readUTF();
            var keys = new ArrayList<String>();
            for (var left = Math.min(MOST_KEYS, in.readUnsignedByte()); left > 0; left--) {
                keys.add(in.readUTF());
            }
            if (in.read() >= 0 || !keys.stream().allMatch(Unicode::isWellFormed)) {
                throw new IllegalArgumentException("not written by text()");
            }
            return new Cursor(order, keys);
        } catch (IOException | IllegalArgumentException madeUp) {
            throw unfit("is not one that a list gave; take it from the Link header");
        }
    }

    /// The refusal for a cursor whose keys cannot be read.
    public static Problem unfit(String detail) {
        return Problem.invalid(Violation.ofQuery("cursor", detail));
    }
}
