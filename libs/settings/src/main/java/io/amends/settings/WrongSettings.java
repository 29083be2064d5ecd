package io.amends.settings;

import java.util.List;
import org.springframework.boot.SpringApplication;

/// Invalid settings. Ends the start of an application without Spring's failure report and without a
/// stack trace: the message is all that its user needs.
public final class WrongSettings extends SpringApplication.AbandonedRunException {
    private static final long serialVersionUID = 1;

    private final String message;

    WrongSettings(List<String> problems) {
        this.message = String.join("\n", problems);
    }

    /// A sentence for each setting, each on a line of its own.
    @Override
    public String getMessage() {
        return message;
    }
}
