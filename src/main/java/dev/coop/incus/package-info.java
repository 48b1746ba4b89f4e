/**
 * A client for the REST API of Incus. It knows nothing of Coop.
 *
 * <p>{@link dev.coop.incus.IncusClient} is the way in; it hands out one small object per kind of resource. Everything
 * that Incus answers is a record, everything that fails is one of the types under {@link dev.coop.incus.IncusException}.
 * Calls block the calling thread and are cancelled by interrupting it.
 *
 * <p>The behaviour that is not in Incus's own API description was measured on Incus 6.0.4; where code depends on such a
 * measurement, it says so.
 */
@NullMarked
package dev.coop.incus;

import org.jspecify.annotations.NullMarked;
