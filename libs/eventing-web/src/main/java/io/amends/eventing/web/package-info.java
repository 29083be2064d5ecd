/// Endpoints for operators: dead letters and consumers.
@NullMarked
package io.amends.eventing.web;

import org.jspecify.annotations.NullMarked;
