package io.amends.satisfaction.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of the HTTP API.
@Configuration(proxyBeanMethods = false)
@Import({
    AnswerController.class,
    HistoryController.class,
    InteractionController.class,
    InteractionLines.class,
    PassController.class,
    ReportController.class,
    ScoreController.class,
    ThresholdController.class
})
public class WebConfiguration {}
