package dev.coop.core.audit;

import java.nio.file.Path;
import java.time.InstantSource;

/** A process of its own that writes until it is killed. */
final class AuditWriter {
    private AuditWriter() {}

    public static void main(String[] args) {
        AuditLog log = new AuditLog(Path.of(args[0]), Path.of(args[1]), InstantSource.system());
        for (int i = 0; ; i++) {
            log.append(AuditEvent.mount(AuditKind.MOUNT_GRANTED, "otter", "/p", "/p", false, "entry " + i));
            if (i == 0) {
                System.out.println("writing");
            }
        }
    }
}
