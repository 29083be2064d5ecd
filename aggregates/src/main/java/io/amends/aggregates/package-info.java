/// What every service needs around its aggregate: store, outbox, relay, codec, idempotent consumer,
/// dead letters.
@NullMarked
package io.amends.aggregates;

import org.jspecify.annotations.NullMarked;
