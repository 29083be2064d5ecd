package io.amends.web.problem;

/// Called with the rules that a check applies to a body's fields, for the OpenAPI document. Fields
/// are named by JSON pointers.
public interface FieldRules {

    /// The field is required.
    void required(String pointer);

    /// The string has `min` to `max` characters.
    void length(String pointer, int min, int max);

    /// The number is in this range, both included.
    void range(String pointer, int min, int max);

    /// The list has at least `min` elements.
    void size(String pointer, int min);
}
