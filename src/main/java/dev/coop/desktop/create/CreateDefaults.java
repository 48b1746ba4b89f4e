package dev.coop.desktop.create;

/** What a new container is like unless the user says otherwise. */
public record CreateDefaults(int cpus, int memoryMb, int diskGb, String image) {}
