/** Containers: what Coop promises about creating, running and deleting them. */
@NullMarked
package dev.coop.core.container;

import org.jspecify.annotations.NullMarked;
