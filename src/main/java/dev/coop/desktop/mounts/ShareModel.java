package dev.coop.desktop.mounts;

import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.MountProposal;
import dev.coop.core.mount.MountRequest;
import dev.coop.core.mount.MountService;
import dev.coop.core.mount.Verdict;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One folder on its way to a container: what sharing it would mean, and the yes. All on the JavaFX thread. */
public final class ShareModel {

    /** How far it is. */
    public enum Stage {
        /** What it would mean is being found out. */
        LOOKING,
        /** The user decides. */
        ASKING,
        /** The user has said yes. */
        SHARING,
        SHARED
    }

    private final String container;
    private final Path folder;
    private final Supplier<MountService> service;
    private final BackgroundTasks tasks;
    private final Supplier<CodeEntry> entries;
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final ObjectProperty<Lifetime> lifetime = new SimpleObjectProperty<>(Lifetime.UNLIMITED);
    private final StringProperty target = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.LOOKING);
    private final ReadOnlyObjectWrapper<@Nullable MountProposal> proposal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private Job job = () -> {};
    private int round;
    private boolean careful;

    /**
     * @param service asked for in the background before each use
     * @param entries how the user is asked for a code
     */
    public ShareModel(
            String container,
            Path folder,
            Supplier<MountService> service,
            BackgroundTasks tasks,
            Supplier<CodeEntry> entries) {
        this.container = container;
        this.folder = folder;
        this.service = service;
        this.tasks = tasks;
        this.entries = entries;
        readOnly.subscribe((was, is) -> look());
        lifetime.subscribe((was, is) -> look());
        target.subscribe((was, is) -> look());
    }

    public String container() {
        return container;
    }

    /** As the user chose it. */
    public Path folder() {
        return folder;
    }

    /** False at first, as on the command line; true at first where something in the folder is worth protecting. */
    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    public ObjectProperty<Lifetime> lifetimeProperty() {
        return lifetime;
    }

    /** Where the container shall see it; empty for a place in the agent's home. */
    public StringProperty targetProperty() {
        return target;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What would be shared; null while that is not known. */
    public ReadOnlyObjectProperty<@Nullable MountProposal> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /** What was wrong last, or null. */
    public ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the user can say yes now. */
    public boolean possible() {
        return stage.get() == Stage.ASKING && proposal.get() != null && isAllowed();
    }

    /** False when it is known that nobody may share this folder. */
    public boolean isAllowed() {
        MountProposal now = proposal.get();
        return now == null || now.verdict().level() != Verdict.Level.FORBIDDEN;
    }

    /** Finds out what sharing it as it is now would mean. */
    public void look() {
        if (stage.get() == Stage.SHARING || stage.get() == Stage.SHARED) {
            return;
        }
        job.cancel();
        int now = ++round;
        stage.set(Stage.LOOKING);
        MountRequest request = new MountRequest(
                container,
                folder,
                null,
                target.get().isBlank() ? null : target.get().strip(),
                readOnly.get(),
                false,
                lifetime.get().duration());
        job = tasks.start(() -> service.get().propose(request), found -> proposed(now, found), why -> {
            if (now == round) {
                refused(why);
            }
        });
    }

    private void proposed(int asked, MountProposal found) {
        if (asked != round) {
            return;
        }
        failure.set(null);
        proposal.set(found);
        stage.set(Stage.ASKING);
        boolean first = !careful;
        careful = true;
        if (first && (found.needsCode() || !found.secrets().isEmpty())) {
            readOnly.set(true);
        }
    }

    private void refused(CoopException why) {
        proposal.set(null);
        failure.set(why);
        stage.set(Stage.ASKING);
    }

    /** The user's yes to the proposal, and to nothing but what it says. */
    public void share() {
        MountProposal yes = proposal.get();
        if (yes == null || !possible()) {
            return;
        }
        failure.set(null);
        stage.set(Stage.SHARING);
        MountRequest request = new MountRequest(
                container,
                yes.source(),
                yes.name(),
                yes.target(),
                yes.mode().isReadOnly(),
                yes.needsCode(),
                yes.lifetime());
        job = tasks.start(() -> service.get().add(request, entries.get()), mount -> stage.set(Stage.SHARED), why -> {
            failure.set(why);
            stage.set(Stage.ASKING);
        });
    }

    /** Ends what is under way; whoever calls does not want the folder shared any more. */
    public void cancel() {
        job.cancel();
    }
}
