package io.amends.complaint.web;

import io.amends.contracts.Product;
import io.amends.web.problem.Violations;
import org.jspecify.annotations.Nullable;

/// The product that a complaint is about.
record ProductRequest(@Nullable String name, @Nullable String batch) {

    void check(Violations violations) {
        violations.text("name", name, 200).optionalName("batch", batch, 100);
    }

    static @Nullable Product toProduct(@Nullable ProductRequest body) {
        return body == null || body.name == null ? null : new Product(body.name, body.batch);
    }
}
