package io.amends.process;

/// The logging of the embedded processes: warnings and worse, on standard error, one line each.
/// Without a configuration Logback would tell every detail of Kafka's inner life.
public final class QuietLogging {

    private static final String PROPERTY = "logback.configurationFile";

    private QuietLogging() {}

    /// Takes effect only before the first logger is asked for; one that was given by hand stays.
    public static void install() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "io/amends/process/quiet-logback.xml");
        }
    }
}
