@NullMarked
package dev.coop.desktop.terminal;

import org.jspecify.annotations.NullMarked;
