/** The making of a new container. */
@NullMarked
package dev.coop.desktop.create;

import org.jspecify.annotations.NullMarked;
