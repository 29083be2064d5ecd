/// The wire protocol: commands are read, replies are sent once they are durable.
@NullMarked
package io.amends.embedded.mongo.server;

import org.jspecify.annotations.NullMarked;
