/// Collections: documents and their index entries changed together.
@NullMarked
package io.amends.embedded.mongo.data;

import org.jspecify.annotations.NullMarked;
