/** What integration tests share: a place of their own in the real Incus of this machine, and a small image. */
@NullMarked
package dev.coop.testing;

import org.jspecify.annotations.NullMarked;
