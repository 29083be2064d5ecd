/// Normalization of input before the domain rules are applied.
@NullMarked
package io.amends.complaint.application;

import org.jspecify.annotations.NullMarked;
