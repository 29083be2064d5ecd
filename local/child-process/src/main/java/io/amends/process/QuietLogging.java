package io.amends.process;

/// The logging of the embedded processes: warnings and worse, on standard error, one line each.
/// Without a configuration Logback would log all of Kafka's debug messages.
public final class QuietLogging {

    private static final String PROPERTY = "logback.configurationFile";

    private QuietLogging() {}

    /// Effective only before the first logger is created; an explicit configuration is kept.
    public static void install() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "io/amends/process/quiet-logback.xml");
        }
    }
}
