package io.amends.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.util.NetMask;

/// Addresses of clients. Forwarding headers count only when the peer is a trusted proxy; from all
/// other peers they are ignored.
public final class ClientAddresses {

    /// The first 64 bits of an IPv6 address are the network's; its owner chooses the rest.
    private static final int NETWORK_BYTES = 8;

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /// Headers that proxies add; a request with one of them was not sent by a local program.
    private static final List<String> OF_PROXIES =
            List.of(
                    FORWARDED_FOR,
                    "Forwarded",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP",
                    "Via");

    private final List<NetMask> trusted;

    /// @param trusted addresses and networks, as `10.0.0.7` and `10.0.0.0/8`
    public ClientAddresses(List<String> trusted) {
        this.trusted = trusted.stream().map(NetMask::new).toList();
    }

    /// The client's address: of a connection from a trusted proxy, the last one in
    /// `X-Forwarded-For` that is no trusted proxy itself.
    InetAddress client(HttpServletRequest request) {
        var client = InetAddress.ofLiteral(request.getRemoteAddr());
        if (!isTrusted(client)) {
            return client;
        }
        var passed =
                Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                        .flatMap(header -> List.of(header.split(",")).stream())
                        .toList();
        for (var named : passed.reversed()) {
            var address = literal(named.strip());
            if (address.isEmpty()) {
                return client;
            }
            client = address.get();
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    /// Whether a program on this machine sent the request, without a proxy in between.
    public boolean isLocal(HttpServletRequest request) {
        var peer = InetAddress.ofLiteral(request.getRemoteAddr());
        return peer.isLoopbackAddress()
                && !isTrusted(peer)
                && OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null);
    }

    /// The network of the client's address: with IPv4 the address itself.
    String network(HttpServletRequest request) {
        var client = client(request);
        return client instanceof Inet6Address
                ? HexFormat.of().formatHex(client.getAddress(), 0, NETWORK_BYTES)
                : client.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
