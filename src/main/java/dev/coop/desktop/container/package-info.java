/** The containers: their list, one of them in detail, and what can be done to it. */
@NullMarked
package dev.coop.desktop.container;

import org.jspecify.annotations.NullMarked;
