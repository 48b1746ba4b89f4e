package dev.coop.incus;

import java.nio.charset.StandardCharsets;

/** What a command did. */
public final class ExecResult {
    private final int exitCode;
    private final byte[] stdout;
    private final byte[] stderr;

    ExecResult(int exitCode, byte[] stdout, byte[] stderr) {
        this.exitCode = exitCode;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** 128 + n when signal n ended it; 126 or 127 when it could not be run. */
    public int exitCode() {
        return exitCode;
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    public byte[] stdout() {
        return stdout.clone();
    }

    /** Standard output as text. */
    public String out() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    /** Standard error as text. */
    public String err() {
        return new String(stderr, StandardCharsets.UTF_8);
    }
}
