package io.amends.complaint.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Describes each command in OpenAPI at its own path, with its body: in code they share one route.
final class CommandDocumentation implements OpenApiCustomizer {
    private static final String COMMAND = "{command}";

    @Override
    public void customise(OpenAPI api) {
        var shared =
                api.getPaths().entrySet().stream()
                        .filter(path -> path.getKey().endsWith(COMMAND))
                        .findFirst();
        shared.ifPresent(path -> split(api, path));
    }

    private static void split(OpenAPI api, Map.Entry<String, PathItem> shared) {
        var common = shared.getValue().getPost();
        api.getPaths().remove(shared.getKey());
        Commands.bodies()
                .forEach(
                        (name, body) ->
                                api.getPaths()
                                        .addPathItem(
                                                shared.getKey().replace(COMMAND, name),
                                                new PathItem()
                                                        .post(command(api, common, name, body))));
    }

    private static Operation command(
            OpenAPI api, Operation common, String name, Class<? extends CommandRequests> body) {
        var parameters =
                common.getParameters().stream()
                        .filter(parameter -> !"command".equals(parameter.getName()))
                        .toList();
        var described = body.getAnnotation(Schema.class);
        return new Operation()
                .operationId(operationId(name))
                .summary(described == null ? null : described.title())
                .description(described == null ? null : described.description())
                .tags(common.getTags())
                .parameters(parameters)
                .responses(responses(common, name))
                .requestBody(requestBody(api, body));
    }

    /// Reopening after the window creates a new case, which is then the response.
    private static ApiResponses responses(Operation common, String command) {
        if (!command.equals("reopen")) {
            return common.getResponses();
        }
        var usual = Objects.requireNonNull(common.getResponses().get("200"));
        var responses = new ApiResponses();
        responses.putAll(common.getResponses());
        return responses
                .addApiResponse("200", located(usual, "The complaint as it is now."))
                .addApiResponse(
                        "201", located(usual, "The new case, as the reopening window is over."));
    }

    private static ApiResponse located(ApiResponse usual, String description) {
        return new ApiResponse()
                .description(description)
                .content(usual.getContent())
                .headers(new LinkedHashMap<>(usual.getHeaders()))
                .addHeaderObject("Location", new Header().$ref("Location"));
    }

    /// The method name in generated clients: stable, independent of class names.
    private static String operationId(String command) {
        return switch (command) {
            case "propose" -> "proposeRemedy";
            case "accept" -> "acceptProposal";
            case "refuse" -> "refuseProposal";
            case "note" -> "addNote";
            case "promise" -> "makePromise";
            case "keep-promise" -> "keepPromise";
            case "move-promise" -> "movePromise";
            case "wait" -> "letComplaintWait";
            case "escalate-outside" -> "escalateComplaintOutside";
            case "add-words" -> "addWords";
            default -> command + "Complaint";
        };
    }

    private static RequestBody requestBody(OpenAPI api, Class<? extends CommandRequests> body) {
        var resolved =
                ModelConverters.getInstance(api.getSpecVersion() == SpecVersion.V31)
                        .resolveAsResolvedSchema(new AnnotatedType(body).resolveAsRef(true));
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        var content = new Content();
        content.addMediaType("application/json", new MediaType().schema(resolved.schema));
        return new RequestBody().content(content).required(true);
    }
}
