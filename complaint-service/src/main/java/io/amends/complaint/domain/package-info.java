/// The rules of a complaint: commands are decided into events, events make the next state. Free of
/// HTTP, MongoDB and Kafka; the time and every id are arguments.
@NullMarked
package io.amends.complaint.domain;

import org.jspecify.annotations.NullMarked;
