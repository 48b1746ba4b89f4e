@NullMarked
package dev.coop.core.update;

import org.jspecify.annotations.NullMarked;
