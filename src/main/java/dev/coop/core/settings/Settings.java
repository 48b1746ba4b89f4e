package dev.coop.core.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the user has set, over the defaults.
 *
 * @param defaultCpus of a new container
 * @param defaultMemoryMb of a new container
 * @param defaultDiskGb of a new container, on pools that can limit a disk without harm
 * @param defaultImage alias of the image that new containers are made from
 * @param fallbackImage alias at the image server from which the base image is built
 * @param incusSocket null to look for it
 * @param incusProject the project that holds all that is Coop's
 * @param vmInstance name of the Colima profile or Lima instance
 */
public record Settings(
        int defaultCpus,
        int defaultMemoryMb,
        int defaultDiskGb,
        String defaultImage,
        String fallbackImage,
        @Nullable String incusSocket,
        String incusProject,
        String vmInstance) {

    public static final Settings DEFAULTS =
            new Settings(2, 4096, 20, "coop-agent-base", "ubuntu/22.04/cloud", null, "coop", "incus");
}
