package io.amends.gateway.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/// Where requests come from.
final class Addresses {

    /// Of an IPv6 address the first 64 bits are the network's; the rest whoever is in it chooses.
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /// From this machine itself, and not through something that speaks for others.
    static boolean isLocal(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException impossible) {
            return false;
        }
    }

    /// The network that an address belongs to: with IPv4 the address itself.
    static String network(String address) {
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException impossible) {
            return address;
        }
    }
}
