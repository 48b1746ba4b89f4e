package dev.coop.desktop.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.ContainerPaths;
import dev.coop.core.files.FileEntry;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A folder of a container, and the way to others. JavaFX thread only. */
final class FilesModel {
    /** Where the agent works. A container of another kind may not have it. */
    static final String HOME = "/home/agent";

    private static final String ROOT = "/";

    /** What there is at a path. */
    private record Listing(String path, List<FileEntry> entries) {}

    private final Supplier<ContainerFiles> files;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final ObservableList<FileEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper path = new ReadOnlyStringWrapper(HOME);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private String container = "";
    private Job job = () -> {};
    private int turn;

    /** @param files asked for in the background */
    FilesModel(Supplier<ContainerFiles> files, BackgroundTasks tasks, Notices notices) {
        this.files = files;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** What is in the folder. */
    ObservableList<FileEntry> entries() {
        return entries;
    }

    /** The folder, absolute. */
    ReadOnlyStringProperty pathProperty() {
        return path.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the folder cannot be read, or null. */
    ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    String container() {
        return container;
    }

    /** The path of something in the folder. */
    String path(FileEntry entry) {
        return ContainerPaths.child(path.get(), entry.name());
    }

    boolean has(String name) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    /** Turns to the agent's home in a container. */
    void open(String name) {
        container = name;
        entries.clear();
        path.set(HOME);
        load(() -> {
            ContainerFiles source = files.get();
            try {
                return new Listing(HOME, source.list(name, HOME));
            } catch (CoopException none) {
                if (none.kind() != CoopException.Kind.WRONG_STATE) {
                    throw none;
                }
                return new Listing(ROOT, source.list(name, ROOT));
            }
        });
    }

    /** Goes to a folder. The old one stays until it is known what is in the new one. */
    void go(String folder) {
        String wanted = folder.startsWith(ROOT) ? folder : ContainerPaths.child(path.get(), folder);
        String name = container;
        load(() -> new Listing(wanted, files.get().list(name, wanted)));
    }

    void up() {
        go(ContainerPaths.parent(path.get()));
    }

    /** Reads the folder anew. */
    void refresh() {
        go(path.get());
    }

    private void load(java.util.concurrent.Callable<Listing> source) {
        job.cancel();
        int mine = ++turn;
        loading.set(true);
        job = tasks.start(
                source,
                listing -> {
                    if (mine == turn) {
                        loading.set(false);
                        failure.set(null);
                        path.set(listing.path());
                        entries.setAll(listing.entries());
                    }
                },
                problem -> {
                    if (mine == turn) {
                        loading.set(false);
                        failed(problem);
                    }
                });
    }

    /** Where something can be seen already, it stays. */
    private void failed(CoopException problem) {
        if (entries.isEmpty()) {
            failure.set(problem);
        } else {
            notices.failed(problem);
        }
    }

    void createFolder(String name) {
        String folder = ContainerPaths.child(path.get(), name);
        change(() -> files.get().createDirectory(container, folder));
    }

    void rename(FileEntry entry, String name) {
        String from = path(entry);
        String to = ContainerPaths.child(path.get(), name);
        change(() -> files.get().rename(container, from, to));
    }

    void delete(List<FileEntry> gone) {
        List<String> paths = gone.stream().map(this::path).toList();
        change(() -> paths.forEach(each -> files.get().delete(container, each)));
    }

    /** Whatever came of it, the folder is read again: half of it may be done. */
    private void change(Runnable work) {
        var _ = tasks.run(work, this::refresh, problem -> {
            notices.failed(problem);
            refresh();
        });
    }

    /** Reads nothing more. */
    void stop() {
        turn++;
        job.cancel();
        loading.set(false);
    }
}
