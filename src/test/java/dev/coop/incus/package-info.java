@NullMarked
package dev.coop.incus;

import org.jspecify.annotations.NullMarked;
