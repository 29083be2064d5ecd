/// The rules of a complaint: commands are decided into events, events make the next state. Knows
/// nothing of HTTP, MongoDB or Kafka; the time and every id come from outside.
@NullMarked
package io.amends.complaint.domain;

import org.jspecify.annotations.NullMarked;
