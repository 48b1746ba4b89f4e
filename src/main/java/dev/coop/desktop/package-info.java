/** The desktop: a window over the containers. View models hold state and commands and know no control; views hold controls and no logic; only {@code task} touches the JavaFX thread's queue. */
@NullMarked
package dev.coop.desktop;

import org.jspecify.annotations.NullMarked;
