/// Stores customers, interactions, answers, parameters and job state in MongoDB.
@NullMarked
package io.amends.satisfaction.store;

import org.jspecify.annotations.NullMarked;
