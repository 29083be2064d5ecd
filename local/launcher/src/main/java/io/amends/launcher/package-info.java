/// ./amends: starts, supervises and stops the whole platform on one machine; keys and imports.
@NullMarked
package io.amends.launcher;

import org.jspecify.annotations.NullMarked;
