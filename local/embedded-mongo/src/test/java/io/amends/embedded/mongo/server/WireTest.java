package io.amends.embedded.mongo.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.EmbeddedStore;
import io.amends.embedded.mongo.codec.BsonReader;
import io.amends.embedded.mongo.codec.BsonWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages of the wire protocol, byte by byte.
class WireTest {

    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;

    private EmbeddedStore store;
    private Socket socket;

    @BeforeEach
    void connect(@TempDir Path dir) throws IOException {
        store = EmbeddedStore.start(dir, 0);
        socket = new Socket("127.0.0.1", URI.create(store.uri()).getPort());
        socket.setSoTimeout(60_000);
    }

    @AfterEach
    void closeConnection() throws IOException {
        socket.close();
        store.close();
    }

    private static BsonWriter begun(int operation) {
        return new BsonWriter(64).int32(0).int32(42).int32(0).int32(operation);
    }

    private static byte[] whole(BsonWriter message) {
        return message.int32At(0, message.length()).toBytes();
    }

    private static byte[] message(int flags, Document body) {
        return whole(begun(OP_MSG).int32(flags).int8(0).document(body));
    }

    private static Document insert() {
        return new Document("insert", "things").append("$db", "test");
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private byte[] answer() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = Integer.reverseBytes(in.readInt());
        byte[] rest = in.readNBytes(length - Integer.BYTES);
        assertThat(rest).hasSize(length - Integer.BYTES);
        return rest;
    }

    /// The reply's document after a header that is this number of bytes longer than usual.
    private Document answer(int more) throws IOException {
        byte[] rest = answer();
        BsonReader reader = new BsonReader(rest, 0, rest.length);
        reader.int32();
        assertThat(reader.int32()).as("what it answers").isEqualTo(42);
        reader.int32();
        for (int i = 0; i < more; i++) {
            reader.one();
        }
        Document document = reader.document();
        assertThat(reader.finished()).isTrue();
        return document;
    }

    private void expectTheEnd() throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void oldHandshakeGetsOldReply() throws IOException {
        send(
                whole(
                        begun(OP_QUERY)
                                .int32(4)
                                .name("admin.$cmd")
                                .int32(0)
                                .int32(-1)
                                .document(new Document("isMaster", 1))));

        assertThat(answer(20)).containsEntry("ok", 1.0);
    }

    @Test
    void messageInFragmentsIsAnswered() throws IOException {
        for (byte each : message(0, new Document("ping", 1).append("$db", "admin"))) {
            send(new byte[] {each});
        }

        assertThat(answer(5)).isEqualTo(new Document("ok", 1.0));
    }

    @Test
    void severalMessagesAtOnceAreAnswered() throws IOException {
        byte[] one = message(0, new Document("ping", 1).append("$db", "admin"));
        byte[] three = Arrays.copyOf(one, 3 * one.length);
        System.arraycopy(one, 0, three, one.length, one.length);
        System.arraycopy(one, 0, three, 2 * one.length, one.length);
        send(three);

        for (int i = 0; i < 3; i++) {
            assertThat(answer(5)).containsEntry("ok", 1.0);
        }
    }

    @Test
    void documentSequenceSectionAndChecksumAreAccepted() throws IOException {
        BsonWriter message = begun(OP_MSG).int32(1).int8(0).document(insert()).int8(1);
        int section = message.length();
        message.int32(0).name("documents");
        for (int i = 0; i < 3; i++) {
            message.document(new Document("_id", i));
        }
        message.int32At(section, message.length() - section);
        send(whole(message.int32(0xC0FFEE)));

        assertThat(answer(5)).isEqualTo(new Document("n", 3).append("ok", 1.0));
    }

    @Test
    void longMessageIsAccepted() throws IOException {
        String text = "long ".repeat(200_000);
        Document document = new Document("_id", 1).append("text", text);
        send(message(0, insert().append("documents", List.of(document))));
        assertThat(answer(5)).containsEntry("n", 1);
        Document find = new Document("find", "things").append("filter", new Document("_id", 1));
        send(message(0, find.append("$db", "test")));

        Document cursor = (Document) answer(5).get("cursor");
        assertThat(cursor.get("firstBatch")).isEqualTo(List.of(document));
    }

    @Test
    void unacknowledgedWriteClosesConnection() throws IOException {
        send(message(2, insert().append("documents", List.of(new Document("_id", 1)))));

        expectTheEnd();
    }

    @Test
    void wrongLengthClosesConnection() throws IOException {
        send(whole(begun(OP_MSG)).clone());
        send(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0x7F});

        expectTheEnd();
    }

    @Test
    void truncatedDocumentClosesConnection() throws IOException {
        byte[] message = message(0, new Document("ping", 1).append("$db", "admin"));
        message[21] = 100;
        send(message);

        expectTheEnd();
    }
}
