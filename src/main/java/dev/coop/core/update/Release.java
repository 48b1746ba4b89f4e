package dev.coop.core.update;

/**
 * A version of Coop that was published.
 *
 * @param version without a leading v
 * @param page where people read of it and get it
 */
public record Release(String version, String page) {}
