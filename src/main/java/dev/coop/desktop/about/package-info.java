/** What Coop is, of which version, made with whose libraries, and whether there is a newer one. */
@NullMarked
package dev.coop.desktop.about;

import org.jspecify.annotations.NullMarked;
