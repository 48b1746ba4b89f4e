package dev.coop.core.mount;

import java.nio.file.Path;

/**
 * A place of this machine that is not everybody's.
 *
 * @param what completes "which is …" in a message
 */
record Place(Path path, Kind kind, String what) {

    enum Kind {
        /** Never, with all that is in it and all that holds it: who has it has the host. */
        FORBIDDEN,
        /** As {@link #FORBIDDEN}; made of mounts of the kernel's and the system's, which are not looked at one by one. */
        KERNEL,
        /** With a code, as are all that is in it and all that holds it. */
        SECRET,
        /** As {@link #SECRET}, but an account that lives below it keeps its own home. */
        SYSTEM,
        /** With a code, as is all that holds it; what is in it is free. */
        ITSELF;

        boolean isForbidden() {
            return this == FORBIDDEN || this == KERNEL;
        }
    }

    static Place forbidden(Path path, String what) {
        return new Place(path, Kind.FORBIDDEN, what);
    }

    static Place secret(Path path, String what) {
        return new Place(path, Kind.SECRET, what);
    }

    static Place system(Path path, String what) {
        return new Place(path, Kind.SYSTEM, what);
    }

    static Place itself(Path path, String what) {
        return new Place(path, Kind.ITSELF, what);
    }
}
