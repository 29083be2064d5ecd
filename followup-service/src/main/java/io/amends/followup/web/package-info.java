/// The door for those who call customers: lists of follow-ups and what is done with them.
@NullMarked
package io.amends.followup.web;

import org.jspecify.annotations.NullMarked;
