@NullMarked
package dev.coop.core.snapshot.diff;

import org.jspecify.annotations.NullMarked;
