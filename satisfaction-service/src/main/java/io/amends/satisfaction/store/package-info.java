/// How customers lie in MongoDB.
@NullMarked
package io.amends.satisfaction.store;

import org.jspecify.annotations.NullMarked;
