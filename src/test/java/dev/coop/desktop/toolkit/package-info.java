@NullMarked
package dev.coop.desktop.toolkit;

import org.jspecify.annotations.NullMarked;
