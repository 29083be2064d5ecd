package io.amends.web.request;

/// How many bytes a body may have, after decompression.
///
/// @param document one JSON document
/// @param stream lines of JSON
record BodyLimits(long document, long stream) {}
