package dev.coop.desktop.create;

/**
 * What a new container is like unless the user says otherwise. The disk is left open here: whether it is limited by
 * default depends on the pool.
 */
public record CreateDefaults(int cpus, int memoryMb, String image) {}
