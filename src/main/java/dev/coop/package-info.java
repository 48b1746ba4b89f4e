/** The entry point and the one place where everything is wired together. */
@NullMarked
package dev.coop;

import org.jspecify.annotations.NullMarked;
