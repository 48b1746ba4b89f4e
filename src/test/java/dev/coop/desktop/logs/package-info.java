@NullMarked
package dev.coop.desktop.logs;

import org.jspecify.annotations.NullMarked;
