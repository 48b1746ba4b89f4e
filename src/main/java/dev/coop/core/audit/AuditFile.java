package dev.coop.core.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is in the file.
 *
 * @param lines whole ones
 * @param size of them, in bytes
 * @param unfinished how many bytes follow that no line break ends
 */
record AuditFile(List<String> lines, long size, int unfinished) {
    static final AuditFile EMPTY = new AuditFile(List.of(), 0, 0);

    static AuditFile parse(byte[] content) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                byte[] line = Arrays.copyOfRange(content, start, i);
                String text = new String(line, StandardCharsets.UTF_8);
                // What is no UTF-8 was never written by Coop, and could pass for another text.
                lines.add(Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line) ? text : "");
                start = i + 1;
            }
        }
        return new AuditFile(lines, start, content.length - start);
    }
}
