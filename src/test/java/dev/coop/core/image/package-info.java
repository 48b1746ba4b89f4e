@NullMarked
package dev.coop.core.image;

import org.jspecify.annotations.NullMarked;
