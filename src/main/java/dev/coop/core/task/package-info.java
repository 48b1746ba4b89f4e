/** How services do their work when somebody may cancel it. */
@NullMarked
package dev.coop.core.task;

import org.jspecify.annotations.NullMarked;
