package io.amends.complaint.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Describes each command at an address of its own, with its body: in code they share one door.
final class CommandPages implements OpenApiCustomizer {
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
            OpenAPI api, Operation common, String name, Class<? extends CommandBody> body) {
        var parameters =
                common.getParameters().stream()
                        .filter(parameter -> !"command".equals(parameter.getName()))
                        .toList();
        return new Operation()
                .operationId(name)
                .tags(common.getTags())
                .parameters(parameters)
                .responses(common.getResponses())
                .requestBody(requestBody(api, body));
    }

    private static RequestBody requestBody(OpenAPI api, Class<? extends CommandBody> body) {
        var resolved =
                ModelConverters.getInstance(api.getSpecVersion() == SpecVersion.V31)
                        .resolveAsResolvedSchema(new AnnotatedType(body).resolveAsRef(true));
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        var content = new Content();
        content.addMediaType("application/json", new MediaType().schema(resolved.schema));
        return new RequestBody().content(content);
    }
}
