package io.amends.scoring.pathmodel;

import java.util.List;
import java.util.Map;

/// The estimate for one construct.
///
/// @param construct its name
/// @param outerWeights of its questions, in their order, for a construct of variance 1
/// @param paths the standardised effect of each of its causes
/// @param r2 the share of its variance that its causes explain; 0 without causes
/// @param indexWeights of its questions on their own scale; they sum to 1
/// @param index its mean on 0 to 100
/// @param deviation the index's standard deviation among those who answered
public record PathEstimate(
        Construct construct,
        List<Double> outerWeights,
        Map<String, Double> paths,
        double r2,
        List<Double> indexWeights,
        double index,
        double deviation) {}
