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
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/** The folders that one container after the other sees, or that all see, and what can be done to them. All on the JavaFX thread. */
public final class MountsModel {
    private final Supplier<MountService> service;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final Supplier<CodeEntry> entries;
    private final ObservableList<Mount> mounts = FXCollections.observableArrayList();
    private final ObservableList<Mount> readOnlyMounts = FXCollections.unmodifiableObservableList(mounts);
    private final ObservableSet<Key> working = FXCollections.observableSet();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private Scope scope = Scope.NONE;
    private String container = "";
    private Job listing = () -> {};
    private int round;

    private enum Scope {
        NONE,
        ONE,
        ALL
    }

    /** What tells mounts apart. */
    private record Key(String container, String name) {
        static Key of(Mount mount) {
            return new Key(mount.container(), mount.name());
        }
    }

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

    /** By container and name. */
    public ObservableList<Mount> mounts() {
        return readOnlyMounts;
    }

    /** Whether something is under way with it. */
    public boolean isWorking(Mount mount) {
        return working.contains(Key.of(mount));
    }

    /** @param changed called whenever there is something else under way */
    public void onWork(Runnable changed) {
        working.addListener((SetChangeListener<Key>) change -> changed.run());
    }

    /** Whether the list is what it is to be: false until it was read for the first time. */
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Why the list cannot be read, or null. */
    public ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Empty when it is none, or all. */
    public String container() {
        return container;
    }

    /** Turns to a container, and reads its list. */
    public void show(String name) {
        if (!name.equals(container)) {
            forget();
            scope = Scope.ONE;
            container = name;
        }
        refresh();
    }

    /** Turns to all containers, and reads the list. */
    public void showAll() {
        if (scope != Scope.ALL) {
            forget();
            scope = Scope.ALL;
        }
        refresh();
    }

    /** Turns to no container. */
    public void forget() {
        listing.cancel();
        round++;
        scope = Scope.NONE;
        container = "";
        working.clear();
        mounts.clear();
        known.set(false);
        failure.set(null);
    }

    /** Reads the list again; what is shown stays until that is done. */
    public void refresh() {
        if (scope == Scope.NONE) {
            return;
        }
        listing.cancel();
        String asked = container;
        boolean all = scope == Scope.ALL;
        int now = ++round;
        listing = tasks.start(
                () -> all ? service.get().list() : service.get().list(asked),
                found -> listed(now, found),
                why -> failed(now, why));
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
        if (!isShown(mount) || !working.add(Key.of(mount))) {
            return;
        }
        tasks.run(call, () -> ended(mount), why -> {
            notices.failed(why);
            ended(mount);
        });
    }

    private void ended(Mount mount) {
        if (isShown(mount)) {
            working.remove(Key.of(mount));
            refresh();
        }
    }

    private boolean isShown(Mount mount) {
        return scope == Scope.ALL || mount.container().equals(container);
    }
}
