@NullMarked
package dev.coop.core.snapshot;

import org.jspecify.annotations.NullMarked;
