/// The HTTP API of the complaint service: controllers, request and response bodies.
@NullMarked
package io.amends.complaint.web;

import org.jspecify.annotations.NullMarked;
