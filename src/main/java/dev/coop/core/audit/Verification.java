package dev.coop.core.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the file is as it was written.
 *
 * @param lines how many whole ones there are
 * @param unfinished whether a crash left half a line at the end, which the next entry repairs
 * @param findings what is wrong; empty when nothing is
 */
public record Verification(long lines, boolean unfinished, List<Finding> findings) {

    /**
     * Something that is wrong.
     *
     * @param line of the file, 1 for the first
     * @param problem as a clause, such as {@code it was changed after it was written}
     */
    public record Finding(long line, String problem) {}

    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean isIntact() {
        return findings.isEmpty();
    }

    static Verification of(AuditFile file, @Nullable Anchor anchor) {
        List<Finding> findings = new ArrayList<>();
        long expected = 1;
        String previous = AuditLine.NOTHING;
        boolean atAnchor = anchor != null && anchor.equals(Anchor.NONE);
        long number = 0;
        for (String text : file.lines()) {
            number++;
            @Nullable AuditLine line = AuditLine.parse(text);
            if (line == null) {
                findings.add(new Finding(number, "it makes no sense"));
                continue;
            }
            long sequence = line.record().sequence();
            if (!line.isGenuine()) {
                findings.add(new Finding(number, "it was changed after it was written"));
            } else if (sequence > expected) {
                findings.add(new Finding(number, missing(expected, sequence - 1)));
            } else if (sequence < expected) {
                findings.add(new Finding(number, "entry " + sequence + " is not in its place"));
            } else if (!line.previous().equals(previous)) {
                findings.add(new Finding(number, "it does not follow the line before it"));
            } else if (line.record().event().kind() == AuditKind.ANCHOR_LOST) {
                findings.add(new Finding(number, "the anchor was missing then: lines before it may have been cut off"));
            }
            expected = sequence + 1;
            previous = line.hash();
            atAnchor |= anchor != null
                    && anchor.lines() == sequence
                    && anchor.hash().equals(line.hash());
        }
        if (anchor == null) {
            if (!file.lines().isEmpty()) {
                findings.add(new Finding(number, "the anchor is missing: lines after it may have been cut off"));
            }
        } else if (anchor.lines() >= expected) {
            findings.add(new Finding(number + 1, missing(expected, anchor.lines())));
        } else if (!atAnchor) {
            findings.add(new Finding(number, "it is not the last one that was written"));
        } else if (anchor.lines() < expected - 2) {
            findings.add(new Finding(number, "it was added by something else than Coop"));
        }
        return new Verification(number, file.unfinished() > 0, findings);
    }

    private static String missing(long first, long last) {
        return first == last ? "entry " + first + " is missing" : "entries " + first + " to " + last + " are missing";
    }
}
