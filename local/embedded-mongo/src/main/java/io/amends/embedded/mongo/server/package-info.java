/// The wire: commands in, replies out once they are durable.
@NullMarked
package io.amends.embedded.mongo.server;

import org.jspecify.annotations.NullMarked;
