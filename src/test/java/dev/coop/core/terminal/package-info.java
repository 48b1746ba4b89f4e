@NullMarked
package dev.coop.core.terminal;

import org.jspecify.annotations.NullMarked;
