SwaggerUIBundle({
  urls: ["complaint", "followup", "satisfaction", "gateway"].map((name) => ({ name, url: "/docs/" + name + ".json" })),
  dom_id: "#docs",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  validatorUrl: null,
  deepLinking: true,
  persistAuthorization: false,
});
