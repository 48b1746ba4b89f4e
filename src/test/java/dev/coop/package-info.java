@NullMarked
package dev.coop;

import org.jspecify.annotations.NullMarked;
