/** The one way in which a service says that it cannot do what it was asked to. */
@NullMarked
package dev.coop.core.failure;

import org.jspecify.annotations.NullMarked;
