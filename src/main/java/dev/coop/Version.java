package dev.coop;

import java.util.Objects;

/** The version of this build. */
final class Version {
    /** From the manifest of the jar; there is none when classes run from a folder. */
    static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
