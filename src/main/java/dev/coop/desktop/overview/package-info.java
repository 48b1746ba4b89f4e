/** A container at a glance: what it may use, what it uses, where it is reached, what runs in it. */
@NullMarked
package dev.coop.desktop.overview;

import org.jspecify.annotations.NullMarked;
