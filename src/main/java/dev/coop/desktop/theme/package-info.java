/** How it looks: light and dark as the system has it, fonts and style sheets. */
@NullMarked
package dev.coop.desktop.theme;

import org.jspecify.annotations.NullMarked;
