/// Policies in MongoDB: one document for all policies of a service, with their history.
@NullMarked
package io.amends.policy.store;

import org.jspecify.annotations.NullMarked;
