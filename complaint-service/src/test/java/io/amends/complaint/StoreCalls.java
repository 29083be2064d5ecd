package io.amends.complaint;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Records the store operations of requests, without those of the relay and the timers.
final class StoreCalls implements CommandListener {
    private static final String REQUESTS = "tomcat-handler";
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().getName().startsWith(REQUESTS)) {
            var name = event.getCommandName();
            calls.add(name + " " + event.getCommand().getString(name).getValue());
        }
    }

    /// Returns and removes the calls recorded so far.
    List<String> taken() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
