/// The doors of the complaint service: what callers send and get, and what HTTP adds to it.
@NullMarked
package io.amends.complaint.web;

import org.jspecify.annotations.NullMarked;
