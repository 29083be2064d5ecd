/// The settings `amends.*`: their names, and a check of given names and values. Every service
/// checks its own at its start, `./amends up` all of them before it starts any process.
@NullMarked
package io.amends.settings;

import org.jspecify.annotations.NullMarked;
