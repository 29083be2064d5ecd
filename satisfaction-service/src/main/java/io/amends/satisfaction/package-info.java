/// The satisfaction service.
@NullMarked
package io.amends.satisfaction;

import org.jspecify.annotations.NullMarked;
