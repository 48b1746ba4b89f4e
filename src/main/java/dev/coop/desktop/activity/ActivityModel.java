package dev.coop.desktop.activity;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.audit.AuditRecord;
import dev.coop.core.audit.Verification;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** What is on record, and whether that is as it was written. All on the JavaFX thread. */
public final class ActivityModel {
    private record Found(List<AuditRecord> records, Verification verification) {}

    private final Supplier<AuditLog> audit;
    private final BackgroundTasks tasks;
    private final ObservableList<AuditRecord> all = FXCollections.observableArrayList();
    private final FilteredList<AuditRecord> records = new FilteredList<>(all);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Verification> verification = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private Job job = () -> {};

    /** @param audit asked for in the background before each use */
    public ActivityModel(Supplier<AuditLog> audit, BackgroundTasks tasks) {
        this.audit = audit;
        this.tasks = tasks;
        search.subscribe(text -> {
            String wanted = text.strip().toLowerCase(Locale.ROOT);
            records.setPredicate(wanted.isEmpty() ? null : record -> has(record, wanted));
        });
    }

    private static boolean has(AuditRecord record, String wanted) {
        return Stream.of(
                        RecordText.sentence(record),
                        record.event().container(),
                        record.event().source(),
                        record.event().target(),
                        record.event().detail())
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Those that the search finds, the newest first. */
    public ObservableList<AuditRecord> records() {
        return records;
    }

    /** Whether there are any at all. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What is looked for, in all that is shown of a record. */
    public StringProperty searchProperty() {
        return search;
    }

    /** Null until the record was read for the first time. */
    public ReadOnlyObjectProperty<@Nullable Verification> verificationProperty() {
        return verification.getReadOnlyProperty();
    }

    /** Why the record cannot be read, or null. */
    public ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Reads and verifies the record; what is shown stays until that is done. */
    public void load() {
        job.cancel();
        job = tasks.start(
                () -> {
                    AuditLog log = audit.get();
                    return new Found(log.read().reversed(), log.verify());
                },
                this::loaded,
                why -> {
                    if (why.kind() != CoopException.Kind.INTERRUPTED) {
                        failure.set(why);
                    }
                });
    }

    private void loaded(Found found) {
        failure.set(null);
        if (!all.equals(found.records())) {
            all.setAll(found.records());
        }
        verification.set(found.verification());
    }

    void close() {
        job.cancel();
    }
}
