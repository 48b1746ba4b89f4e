@NullMarked
package dev.coop.desktop;

import org.jspecify.annotations.NullMarked;
