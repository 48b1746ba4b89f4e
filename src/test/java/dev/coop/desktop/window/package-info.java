@NullMarked
package dev.coop.desktop.window;

import org.jspecify.annotations.NullMarked;
