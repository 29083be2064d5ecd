/// The settings `amends.*`: which there are, and whether names and values given for them make
/// sense. Every service checks its own at its start, `./amends up` all of them before it starts any
/// process.
@NullMarked
package io.amends.settings;

import org.jspecify.annotations.NullMarked;
