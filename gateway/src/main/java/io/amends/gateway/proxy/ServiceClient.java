package io.amends.gateway.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Pooled connections to the services, without automatic retries. No redirects, cookies or
/// decompression: responses are passed through unchanged.
public final class ServiceClient implements AutoCloseable {

    /// Shorter than the idle timeout of any service, so that no pooled connection is closed by it.
    private static final Duration KEPT = Duration.ofSeconds(20);

    private final CloseableHttpClient client;

    /// Connections with these settings.
    public ServiceClient(ServicesProperties settings) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(settings.connections())
                        .setMaxConnTotal(settings.connections() * 4)
                        .setConnPoolPolicy(PoolReusePolicy.LIFO)
                        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
                                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                        .build())
                        .build();
        this.client =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setRequestExecutor(new DuplexRequestExecutor())
                        .setConnectionReuseStrategy(
                                (request, response, context) ->
                                        !DuplexRequestExecutor.isEnabled(context)
                                                && RequestBodyEntity.allowsReuse(context)
                                                && DefaultConnectionReuseStrategy.INSTANCE
                                                        .keepAlive(request, response, context))
                        .setKeepAliveStrategy((response, context) -> TimeValue.of(KEPT))
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(
                                                Timeout.of(settings.connectTimeout()))
                                        .build())
                        .evictIdleConnections(TimeValue.of(KEPT.toSeconds(), TimeUnit.SECONDS))
                        .disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .disableDefaultUserAgent()
                        .build();
    }

    /// Sends a request; the caller has to close the response.
    ClassicHttpResponse send(
            HttpHost service, ClassicHttpRequest request, HttpClientContext context)
            throws IOException {
        return client.executeOpen(service, request, context);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
