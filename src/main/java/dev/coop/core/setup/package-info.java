/** Makes what Coop needs in Incus: its project, a pool, a bridge, its profile. */
@NullMarked
package dev.coop.core.setup;

import org.jspecify.annotations.NullMarked;
