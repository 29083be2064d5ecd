/// The satisfaction-service's REST API.
@NullMarked
package io.amends.satisfaction.web;

import org.jspecify.annotations.NullMarked;
