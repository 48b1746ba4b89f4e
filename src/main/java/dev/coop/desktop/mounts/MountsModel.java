package dev.coop.desktop.mounts;

import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.MountService;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The folders that one container after the other sees, and what can be done to them. All on the JavaFX thread. */
public final class MountsModel {
    private final Supplier<MountService> service;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final Supplier<CodeEntry> entries;
    private final ObservableList<Mount> mounts = FXCollections.observableArrayList();
    private final ObservableList<Mount> readOnlyMounts = FXCollections.unmodifiableObservableList(mounts);
    private final ObservableSet<String> working = FXCollections.observableSet();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private String container = "";
    private Job listing = () -> {};
    private int round;

    /**
     * @param service asked for in the background before each use
     * @param entries how the user is asked for a code
     */
    public MountsModel(
            Supplier<MountService> service, BackgroundTasks tasks, Notices notices, Supplier<CodeEntry> entries) {
        this.service = service;
        this.tasks = tasks;
        this.notices = notices;
        this.entries = entries;
    }

    /** By name. */
    public ObservableList<Mount> mounts() {
        return readOnlyMounts;
    }

    /** Names of those with which something is under way. */
    public ObservableSet<String> working() {
        return working;
    }

    /** Whether the list is that of the container: false until it was read for the first time. */
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Why the list cannot be read, or null. */
    public ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public String container() {
        return container;
    }

    /** Turns to a container, and reads its list. */
    public void show(String name) {
        if (!name.equals(container)) {
            forget();
            container = name;
        }
        refresh();
    }

    /** Turns to no container. */
    public void forget() {
        listing.cancel();
        round++;
        container = "";
        working.clear();
        mounts.clear();
        known.set(false);
        failure.set(null);
    }

    /** Reads the list again; what is shown stays until that is done. */
    public void refresh() {
        if (container.isEmpty()) {
            return;
        }
        listing.cancel();
        String asked = container;
        int now = ++round;
        listing = tasks.start(() -> service.get().list(asked), found -> listed(now, found), why -> failed(now, why));
    }

    private void listed(int asked, List<Mount> found) {
        if (asked == round) {
            failure.set(null);
            if (!mounts.equals(found)) {
                mounts.setAll(found);
            }
            known.set(true);
        }
    }

    private void failed(int asked, CoopException why) {
        if (asked == round) {
            failure.set(why);
        }
    }

    /** Takes a folder away from the container; the folder itself stays as it is. */
    public void remove(Mount mount) {
        work(mount, () -> service.get().remove(mount.container(), mount.name()));
    }

    /** Lets the container change what is in the folder, or only read it. The former may ask for a code. */
    public void setReadOnly(Mount mount, boolean readOnly) {
        work(mount, () -> service.get().setReadOnly(mount.container(), mount.name(), readOnly, entries.get()));
    }

    private void work(Mount mount, Runnable call) {
        if (!mount.container().equals(container) || !working.add(mount.name())) {
            return;
        }
        tasks.run(call, () -> ended(mount), why -> {
            notices.failed(why);
            ended(mount);
        });
    }

    private void ended(Mount mount) {
        if (mount.container().equals(container)) {
            working.remove(mount.name());
            refresh();
        }
    }
}
