package io.amends.gateway.access;

import java.util.List;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The trusted proxies in front of the gateway: `amends.gateway.*`.
///
/// @param trustedProxies addresses and networks whose `X-Forwarded-For` is used, as `10.0.0.7` and
///   `10.0.0.0/8`; none unless set
@Validated
@ConfigurationProperties("amends.gateway")
public record ProxySettings(@DefaultValue List<String> trustedProxies) {

    /// Refuses a value that is not an address or network.
    public ProxySettings {
        trustedProxies = List.copyOf(trustedProxies);
        for (var each : trustedProxies) {
            try {
                new NetMask(each);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "amends.gateway.trusted-proxies must list addresses as 10.0.0.7 or networks"
                                + " as 10.0.0.0/8, not "
                                + each,
                        wrong);
            }
        }
    }
}
