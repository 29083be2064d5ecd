/// What the service does with what comes in before the rules decide about it.
@NullMarked
package io.amends.complaint.application;

import org.jspecify.annotations.NullMarked;
