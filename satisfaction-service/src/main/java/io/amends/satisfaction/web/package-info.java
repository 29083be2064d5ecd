/// The satisfaction-service's doors.
@NullMarked
package io.amends.satisfaction.web;

import org.jspecify.annotations.NullMarked;
