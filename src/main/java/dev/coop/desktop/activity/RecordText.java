package dev.coop.desktop.activity;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditRecord;
import dev.coop.core.text.Printable;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What is on record, in words. Names come from the disk and can be hostile: nothing but {@link Printable} text is given. */
final class RecordText {
    private RecordText() {}

    /** What happened. */
    static String sentence(AuditRecord record) {
        AuditEvent event = record.event();
        String key = "activity." + event.kind().name().toLowerCase(Locale.ROOT);
        return Texts.find(key).isPresent()
                ? Texts.of(key, printable(event.container()), printable(event.source()))
                : event.kind().text();
    }

    /** All else that there is to know; empty when nothing. */
    static String details(AuditRecord record) {
        AuditEvent event = record.event();
        List<String> all = new ArrayList<>();
        if (event.target() != null) {
            all.add(printable(event.target()));
        }
        if (event.mode() != null) {
            all.add(Texts.of("ro".equals(event.mode()) ? "mounts.read" : "mounts.write"));
        }
        if (!event.detail().isEmpty()) {
            all.add(printable(event.detail()));
        }
        return String.join("  ·  ", all);
    }

    static Ikon icon(AuditKind kind) {
        return switch (kind) {
            case MOUNT_GRANTED -> Material2OutlinedAL.FOLDER_SHARED;
            case MOUNT_REMOVED -> Material2OutlinedAL.LINK_OFF;
            case MOUNT_EXPIRED -> Material2OutlinedMZ.TIMER_OFF;
            case AUTHORIZATION_GRANTED -> Material2OutlinedMZ.VERIFIED_USER;
            case MOUNT_REFUSED, AUTHORIZATION_FAILED -> Material2OutlinedAL.BLOCK;
            case MOUNT_CHANGED, RECORD_REPAIRED, ANCHOR_LOST -> Material2OutlinedMZ.REPORT_PROBLEM;
            default -> Material2OutlinedAL.DNS;
        };
    }

    /** Whether it is something that should not have come to it. */
    static boolean isAlarming(AuditKind kind) {
        return switch (kind) {
            case MOUNT_REFUSED, AUTHORIZATION_FAILED, MOUNT_CHANGED, ANCHOR_LOST -> true;
            default -> false;
        };
    }

    private static String printable(@Nullable String text) {
        return text == null ? "" : Printable.of(text);
    }
}
