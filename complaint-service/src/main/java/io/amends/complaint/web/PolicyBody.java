package io.amends.complaint.web;

import io.amends.web.request.YamlBodies;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/// Describes in OpenAPI a body that is a whole policy.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(
        required = true,
        content = {
            @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema =
                            @Schema(
                                    type = "object",
                                    example =
                                            """
                                            {
                                              "standard": "office",
                                              "calendars": {
                                                "office": {
                                                  "zone": "Europe/Athens",
                                                  "hours": {"monday-friday": [{"start": "08:00", "end": "16:00"}]}
                                                }
                                              }
                                            }
                                            """)),
            @Content(
                    mediaType = YamlBodies.MEDIA_TYPE,
                    schema =
                            @Schema(
                                    type = "string",
                                    example =
                                            "standard: office\ncalendars: {office: {zone: UTC, hours: {monday: [{start: 08:00, end: 16:00}]}}}"))
        })
@interface PolicyBody {}
