package io.amends.complaint;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the store is asked while requests are answered; not what the relay and the clocks ask.
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

    /// The calls since the last time that they were asked for.
    List<String> taken() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
