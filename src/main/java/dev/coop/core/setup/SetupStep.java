package dev.coop.core.setup;

/**
 * One thing that Coop needs.
 *
 * @param what such as {@code storage pool}
 * @param name of the thing
 * @param made whether it was made now; otherwise it was there
 * @param warning what is not as good as it could be, or empty
 */
public record SetupStep(String what, String name, boolean made, String warning) {}
