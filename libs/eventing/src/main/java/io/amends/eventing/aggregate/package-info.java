/// What every service needs around its aggregate: store, outbox, relay, codec, idempotent consumer,
/// dead letters.
@NullMarked
package io.amends.eventing.aggregate;

import org.jspecify.annotations.NullMarked;
