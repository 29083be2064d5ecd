/// The HTTP API of the followup-service: lists of follow-ups and their commands.
@NullMarked
package io.amends.followup.web;

import org.jspecify.annotations.NullMarked;
