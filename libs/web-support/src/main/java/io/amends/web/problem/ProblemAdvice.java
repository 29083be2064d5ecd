package io.amends.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Maps every exception to a problem. An unexpected one becomes a 500 that contains the request's
/// id only; the cause is in the log with that id.
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final List<ProblemMapper> mappers;

    /// Uses these mappers, in this order, for exceptions that Spring does not handle.
    public ProblemAdvice(List<ProblemMapper> mappers) {
        this.mappers = List.copyOf(mappers);
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem, HttpServletRequest request) {
        return response(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unmappedException(RuntimeException thrown, HttpServletRequest request) {
        var problem =
                mappers.stream().flatMap(mapper -> mapper.problem(thrown).stream()).findFirst();
        if (problem.isEmpty() && isBrokenOff(thrown)) {
            return response(brokenOff(), request);
        }
        return response(problem.orElseGet(() -> unexpected(thrown, request)), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> checked(Exception thrown, HttpServletRequest request) {
        return response(isBrokenOff(thrown) ? brokenOff() : unexpected(thrown, request), request);
    }

    /// Handles all exceptions that Spring raises itself.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception thrown,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (isDisconnected(thrown)) {
            return null;
        }
        var servletRequest = ((ServletWebRequest) request).getRequest();
        var problem =
                isBrokenOff(thrown) ? brokenOff() : SpringExceptionProblems.problem(thrown, status);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            unexpected(thrown, servletRequest);
        }
        headers.forEach((name, values) -> values.forEach(value -> problem.header(name, value)));
        return response(problem, servletRequest);
    }

    /// Whether the caller disconnected before the response; not an error.
    private static boolean isDisconnected(Throwable thrown) {
        return thrown instanceof AsyncRequestNotUsableException
                || (thrown.getCause() != null && isDisconnected(thrown.getCause()));
    }

    /// Whether the caller disconnected while sending, or sent invalid chunks; not an error.
    private static boolean isBrokenOff(Throwable thrown) {
        return thrown instanceof ClientAbortException
                || thrown instanceof BadRequestException
                || (thrown.getCause() != null && isBrokenOff(thrown.getCause()));
    }

    private static Problem brokenOff() {
        LOG.debug("A request's body broke off");
        return Problem.invalid(new Violation("", "did not arrive whole; send it again"));
    }

    private static ResponseEntity<Object> response(Problem problem, HttpServletRequest request) {
        return ResponseEntity.status(problem.type().status())
                .headers(problem.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDocument.of(problem, request.getRequestURI()));
    }

    private static Problem unexpected(Exception thrown, HttpServletRequest request) {
        // The class and the stack trace, but not the message: it may quote customer data.
        LOG.atError()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("exception", thrown.getClass().getName())
                .setCause(new UnexpectedError(thrown))
                .log("Unhandled exception");
        return Problem.of(
                ProblemType.INTERNAL_ERROR,
                "It is not your fault. Try again; if it stays, report it with the requestId.");
    }
}
