package dev.coop.desktop.snapshots;

import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.text.Printable;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What happened to a container, in words and pictures. */
final class Events {
    private Events() {}

    /** What it is, in a few words. */
    static String title(Event event) {
        return switch (event.kind()) {
            case CREATED -> Texts.of("event.created");
            case SNAPSHOT -> event.subject();
            case RESTORED -> Texts.of("event.restored", event.subject());
            case MOUNT_ADDED -> Texts.of("event.shared", folder(event));
            case MOUNT_REMOVED -> Texts.of("event.unshared", folder(event));
            case LOCKED -> Texts.of("event.locked");
            case UNLOCKED -> Texts.of("event.unlocked");
        };
    }

    /** What else there is to say in one line; empty for nothing. */
    static String remark(Event event) {
        return switch (event.kind()) {
            case CREATED -> event.subject().isEmpty() ? "" : Texts.of("event.created.from", event.subject());
            case SNAPSHOT, MOUNT_ADDED, MOUNT_REMOVED -> Printable.of(event.detail());
            case RESTORED, LOCKED, UNLOCKED -> "";
        };
    }

    /** For those who cannot see it. */
    static String spoken(Event event, Instant now) {
        String kind = event.snapshot() == null
                ? title(event)
                : Texts.of(
                        event.snapshot().isAutomatic() ? "event.automatic.spoken" : "event.snapshot.spoken",
                        title(event));
        String remark = remark(event);
        return remark.isEmpty()
                ? Texts.of("event.spoken", kind, Amounts.age(event.at(), now))
                : Texts.of("event.spoken.remark", kind, remark, Amounts.age(event.at(), now));
    }

    static Ikon icon(Event event) {
        return switch (event.kind()) {
            case CREATED -> Material2OutlinedAL.FLAG;
            case SNAPSHOT ->
                event.snapshot() != null && event.snapshot().isAutomatic()
                        ? Material2OutlinedMZ.SCHEDULE
                        : Material2OutlinedMZ.PHOTO_CAMERA;
            case RESTORED -> Material2OutlinedMZ.SETTINGS_BACKUP_RESTORE;
            case MOUNT_ADDED -> Material2OutlinedAL.FOLDER_SHARED;
            case MOUNT_REMOVED -> Material2OutlinedAL.FOLDER;
            case LOCKED -> Material2OutlinedAL.LOCK;
            case UNLOCKED -> Material2OutlinedAL.LOCK_OPEN;
        };
    }

    /** The style class that colours it. */
    static String style(Event event) {
        return event.snapshot() != null && event.snapshot().isAutomatic()
                ? "automatic"
                : event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Date and time, as they are written where the user is. */
    static String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    private static String folder(Event event) {
        String path = Printable.of(event.detail());
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
