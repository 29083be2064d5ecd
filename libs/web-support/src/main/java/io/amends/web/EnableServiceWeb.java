package io.amends.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// Configures a service's HTTP API: authentication, strict JSON, problems, preconditions, lists,
/// health, metrics, traces and the OpenAPI document. Used with `@SpringBootApplication`.
///
/// Controllers in packages of this platform are mapped below `/api/v1`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(ServiceWebConfiguration.class)
public @interface EnableServiceWeb {}
