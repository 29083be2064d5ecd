package io.amends.gateway.proxy;

import io.amends.gateway.access.RouteTarget;
import io.amends.settings.Between;
import io.amends.settings.HttpAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Addresses and timeouts of the services: `amends.gateway.services.*`.
///
/// @param complaintService complaint-service; default: the gateway's port plus 1 on this machine
/// @param followupService followup-service; plus 2
/// @param satisfactionService satisfaction-service; plus 3
/// @param connectTimeout timeout for opening a connection
/// @param answerTimeout how long a service may send nothing
/// @param retryAfter how long the breaker of a failing service stays open
/// @param connections maximum number of concurrent requests to one service
@Validated
@ConfigurationProperties("amends.gateway.services")
public record ServicesProperties(
        @HttpAddress @Nullable URI complaintService,
        @HttpAddress @Nullable URI followupService,
        @HttpAddress @Nullable URI satisfactionService,
        @DefaultValue("1s") @Between(min = "PT0.01S", max = "PT5M") Duration connectTimeout,
        @DefaultValue("30s") @Between(min = "PT0.1S", max = "PT1H") Duration answerTimeout,
        @DefaultValue("1s") @Between(min = "PT0.01S", max = "PT10M") Duration retryAfter,
        @DefaultValue("1024") @Between(min = "1", max = "100000") int connections) {

    /// Address of a service.
    URI uri(RouteTarget service, int gatewayPort) {
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
