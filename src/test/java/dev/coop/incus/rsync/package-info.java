@NullMarked
package dev.coop.incus.rsync;

import org.jspecify.annotations.NullMarked;
