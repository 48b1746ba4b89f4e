@NullMarked
package dev.coop.desktop.overview;

import org.jspecify.annotations.NullMarked;
