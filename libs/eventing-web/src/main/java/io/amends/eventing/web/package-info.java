/// Events that could not have their effect, and what operators do about them.
@NullMarked
package io.amends.eventing.web;

import org.jspecify.annotations.NullMarked;
