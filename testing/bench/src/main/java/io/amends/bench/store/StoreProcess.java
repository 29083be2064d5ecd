package io.amends.bench.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.embedded.mongo.StoreServer;
import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import io.amends.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/// The store as `./amends up` runs it: in its own process.
final class StoreProcess implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Path dir;
    private final int port = Ports.free();
    private ChildJvm child;
    private MongoClient client;

    StoreProcess(Path dir) {
        this.dir = dir;
        this.child = launch();
        this.client = connect();
    }

    private ChildJvm launch() {
        JvmCommand command =
                JvmCommand.of(
                                StoreServer.class.getName(),
                                Stream.concat(FLAGS.stream(), StoreServer.HEAP.stream()).toList(),
                                List.of(
                                        "--dir",
                                        dir.toString(),
                                        "--port",
                                        String.valueOf(port),
                                        "--exit-with-parent"))
                        .withEnvironment(StoreServer.ENVIRONMENT);
        ChildJvm started = ChildJvm.start(command, line -> System.err.println("  " + line));
        started.ready().join();
        return started;
    }

    private MongoClient connect() {
        return MongoClients.create("mongodb://127.0.0.1:" + port + "/?directConnection=true");
    }

    MongoDatabase database() {
        return client.getDatabase("bench");
    }

    /// Kills it as `kill -9` does and restarts it.
    ///
    /// @return the seconds from the start to the first response
    double killAndRestart() {
        child.kill();
        client.close();
        long start = System.nanoTime();
        child = launch();
        client = connect();
        database().getCollection("complaints").find().limit(1).first();
        return (System.nanoTime() - start) / 1e9;
    }

    /// Resident memory now and its peak, in MB; 0 where the system does not report it.
    Document memory() {
        Document memory = new Document("now", 0L).append("most", 0L);
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + child.pid() + "/status"))) {
                if (line.startsWith("VmRSS:") || line.startsWith("VmHWM:")) {
                    long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                    memory.put(line.startsWith("VmRSS:") ? "now" : "most", kilobytes / 1024);
                }
            }
        } catch (IOException e) {
            System.err.println("  no /proc here: resident memory is not measured");
        }
        return memory;
    }

    @Override
    public void close() {
        client.close();
        child.close();
    }
}
