/** What the user wants of the window itself. */
@NullMarked
package dev.coop.desktop.preference;

import org.jspecify.annotations.NullMarked;
