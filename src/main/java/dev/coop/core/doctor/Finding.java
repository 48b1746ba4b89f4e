package dev.coop.core.doctor;

/**
 * What a check found.
 *
 * @param check its name, which stays the same for programs
 * @param message one sentence without its full stop
 * @param hint what to do; empty when there is nothing to do
 */
public record Finding(String check, Outcome outcome, String message, String hint) {

    public enum Outcome {
        PASS,
        /** Works, but not as well or as safely as it could. */
        WARN,
        /** Does not work, or is not safe. */
        FAIL,
        /** Could not be looked at, because of something else that failed; or there is nothing to look at. */
        SKIP
    }
}
