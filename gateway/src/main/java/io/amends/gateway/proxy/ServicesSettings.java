package io.amends.gateway.proxy;

import io.amends.gateway.door.Behind;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the services are and how long they may take: `amends.gateway.services.*`.
///
/// @param complaintService complaint-service; the gateway's port plus 1 on this machine unless told
/// @param followupService followup-service; plus 2
/// @param satisfactionService satisfaction-service; plus 3
/// @param connectTimeout how long a connection may take to come about
/// @param answerTimeout how long a service may be silent
/// @param retryAfter how long a service that fails is left alone
/// @param connections how many requests may be under way to one service
@ConfigurationProperties("amends.gateway.services")
public record ServicesSettings(
        @Nullable URI complaintService,
        @Nullable URI followupService,
        @Nullable URI satisfactionService,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("1024") int connections) {

    /// Refuses addresses that are none.
    public ServicesSettings {
        check("complaint", complaintService);
        check("followup", followupService);
        check("satisfaction", satisfactionService);
    }

    private static void check(String name, @Nullable URI given) {
        if (given != null && (given.getHost() == null || given.getScheme() == null)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "amends.gateway.services.%s-service must be an address as http://127.0.0.1:8081, not %s",
                            name,
                            given));
        }
    }

    /// Where a service is.
    URI uri(Behind service, int gatewayPort) {
        return switch (service) {
            case COMPLAINT -> or(complaintService, gatewayPort + 1);
            case FOLLOWUP -> or(followupService, gatewayPort + 2);
            case SATISFACTION -> or(satisfactionService, gatewayPort + 3);
            case GATEWAY, NAMED -> throw new IllegalArgumentException(service + " is no service");
        };
    }

    private static URI or(@Nullable URI given, int port) {
        return given != null ? given : URI.create("http://127.0.0.1:" + port);
    }
}
