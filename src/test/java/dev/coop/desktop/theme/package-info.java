@NullMarked
package dev.coop.desktop.theme;

import org.jspecify.annotations.NullMarked;
