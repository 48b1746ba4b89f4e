package dev.coop.core.mount;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the host that a container sees.
 *
 * @param container who sees it
 * @param name unique within the container; {@code workspace} for that of {@code create --workdir}
 * @param source real path on the host
 * @param target where the container sees it; absolute
 * @param isProtected it was opened with a code
 * @param expiresAt when it is taken away again; null when it stays
 */
public record Mount(
        String container,
        String name,
        String source,
        String target,
        Mode mode,
        boolean isProtected,
        @Nullable Instant expiresAt,
        State state) {

    /** What the container may do with it. */
    public enum Mode {
        READ_WRITE("rw"),
        READ_ONLY("ro");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        public static Mode of(boolean readOnly) {
            return readOnly ? READ_ONLY : READ_WRITE;
        }

        /** {@code rw} or {@code ro}. */
        public String text() {
            return text;
        }

        public boolean isReadOnly() {
            return this == READ_ONLY;
        }
    }

    /** Whether what was approved is still there. */
    public enum State {
        OK("ok"),
        /** Something else lies at the path, the device was changed, or the place became protected. */
        CHANGED("changed"),
        MISSING("missing");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** {@code ok}, {@code changed} or {@code missing}. */
        public String text() {
            return text;
        }
    }
}
