package io.amends.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// Gives a service its HTTP door: who calls, strict JSON, problems, preconditions, lists, health,
/// metrics, traces and the description of its addresses. Stands beside `@SpringBootApplication`.
///
/// Controllers of our packages are found under `/api/v1`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(ServiceWebConfiguration.class)
public @interface EnableServiceWeb {}
