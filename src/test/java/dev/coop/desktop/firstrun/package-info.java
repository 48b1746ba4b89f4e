@NullMarked
package dev.coop.desktop.firstrun;

import org.jspecify.annotations.NullMarked;
