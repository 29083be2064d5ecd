package io.amends.launcher.services;

import io.amends.process.StartupException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The command line of a process that runs services.
///
/// @param services the services and their ports
/// @param awaited addresses that must accept connections first
/// @param exitWithParent whether to end when the parent does
record ControlCommands(
        List<Seat> services, List<InetSocketAddress> awaited, boolean exitWithParent) {

    /// A service and its port.
    record Seat(Service service, int port) {

        /// @return its own settings; those of every service are in the environment
        String[] springArguments() {
            return new String[] {
                // We stop the contexts in order; Spring's own hook has no order.
                "--spring.main.register-shutdown-hook=false", "--server.port=" + port
            };
        }
    }

    /// @throws StartupException for an unknown or invalid argument
    static ControlCommands parse(String[] arguments) {
        var seats = new ArrayList<Seat>();
        var awaited = new ArrayList<InetSocketAddress>();
        boolean exitWithParent = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--service" -> seats.add(seat(value(arguments, ++i)));
                case "--await" -> awaited.add(address(value(arguments, ++i)));
                case "--exit-with-parent" -> exitWithParent = true;
                default -> throw unknown(arguments[i]);
            }
        }
        return new ControlCommands(seats, awaited, exitWithParent);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT, "services: %s lacks its value", arguments[index - 1]),
                    null);
        }
        return arguments[index];
    }

    private static Seat seat(String text) {
        var parts = text.split("=", 2);
        try {
            return new Seat(Service.named(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notUnderstood) {
            throw unknown("--service " + text);
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException notUnderstood) {
            throw unknown("--await " + text);
        }
    }

    private static StartupException unknown(String argument) {
        return new StartupException(
                String.format(Locale.ROOT, "services: %s is not understood", argument), null);
    }
}
