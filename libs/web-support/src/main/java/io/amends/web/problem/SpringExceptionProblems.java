package io.amends.web.problem;

import java.util.List;
import java.util.Objects;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Maps Spring's own exceptions to problems for the caller.
final class SpringExceptionProblems {

    private SpringExceptionProblems() {}

    static Problem problem(Exception thrown, HttpStatusCode status) {
        return switch (thrown) {
            case HttpMessageNotReadableException missing -> unreadable(missing);
            case MethodArgumentNotValidException wrong ->
                    Problem.invalid(errors(wrong.getBindingResult()));
            case MissingServletRequestParameterException missing ->
                    Problem.invalid(Violation.ofQuery(missing.getParameterName(), "is required"));
            case MissingRequestHeaderException missing ->
                    Problem.invalid(Violation.ofHeader(missing.getHeaderName(), "is required"));
            case TypeMismatchException wrong -> mismatch(wrong);
            case HttpRequestMethodNotSupportedException method -> method(method);
            case HttpMediaTypeNotSupportedException media -> mediaType(media);
            case HttpMediaTypeNotAcceptableException media ->
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "Accept one of: " + types(media.getSupportedMediaTypes()) + ".");
            default -> StatusProblems.of(status.value());
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException thrown) {
        return thrown.getCause() instanceof Problem problem
                ? problem
                : Problem.invalid(new Violation("", "is required; send a JSON object"));
    }

    private static List<Violation> errors(BindingResult wrong) {
        return wrong.getFieldErrors().stream()
                .map(error -> Violation.ofQuery(error.getField(), detail(error)))
                .toList();
    }

    private static String detail(FieldError error) {
        return error.contains(TypeMismatchException.class)
                ? ParameterDescriptions.by(error.unwrap(TypeMismatchException.class))
                : Objects.requireNonNullElse(error.getDefaultMessage(), "is wrong");
    }

    private static Problem mismatch(TypeMismatchException wrong) {
        if (wrong instanceof MethodArgumentTypeMismatchException argument) {
            var inPath = argument.getParameter().hasParameterAnnotation(PathVariable.class);
            return Problem.invalid(
                    inPath
                            ? Violation.ofPath(argument.getName(), ParameterDescriptions.by(wrong))
                            : Violation.ofQuery(
                                    argument.getName(), ParameterDescriptions.by(wrong)));
        }
        var name = Objects.requireNonNullElse(wrong.getPropertyName(), "");
        return Problem.invalid(Violation.ofQuery(name, ParameterDescriptions.by(wrong)));
    }

    private static Problem method(HttpRequestMethodNotSupportedException thrown) {
        var supported = thrown.getSupportedHttpMethods();
        var methods =
                supported == null
                        ? "another method"
                        : String.join(
                                ", ", supported.stream().map(HttpMethod::name).sorted().toList());
        return Problem.of(
                ProblemType.METHOD_NOT_SUPPORTED,
                thrown.getMethod() + " is not possible here; use " + methods + ".");
    }

    private static Problem mediaType(HttpMediaTypeNotSupportedException thrown) {
        return Problem.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Send the body with Content-Type " + types(thrown.getSupportedMediaTypes()) + ".");
    }

    private static String types(List<MediaType> types) {
        var concrete = types.stream().filter(MediaType::isConcrete).map(MediaType::toString);
        var names = concrete.filter(type -> !type.contains("problem")).distinct().toList();
        return names.isEmpty() ? "application/json" : String.join(" or ", names);
    }
}
