SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#docs",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  validatorUrl: null,
  deepLinking: true,
  persistAuthorization: false,
});
