package io.amends.gateway.problem;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Makes Tomcat use [StrictHttp11Protocol].
public final class StrictHttpCustomizer
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(StrictHttp11Protocol.class.getName());
    }
}
