@NullMarked
package dev.coop.desktop.container;

import org.jspecify.annotations.NullMarked;
