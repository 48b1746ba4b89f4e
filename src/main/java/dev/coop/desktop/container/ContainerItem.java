package dev.coop.desktop.container;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A container as the window shows it. There is one of these for as long as the container exists. */
public final class ContainerItem {
    private final ReadOnlyObjectWrapper<Container> container;
    private final ReadOnlyObjectWrapper<@Nullable Work> work = new ReadOnlyObjectWrapper<>();
    private boolean answered;

    ContainerItem(Container container) {
        this.container = new ReadOnlyObjectWrapper<>(container);
    }

    public String name() {
        return container.get().name();
    }

    public ContainerState state() {
        return container.get().state();
    }

    public boolean runs() {
        return state() == ContainerState.RUNNING;
    }

    public boolean locked() {
        return state() == ContainerState.FROZEN;
    }

    /** Whether it is stopped, or broken so that a start is what may help. */
    public boolean startable() {
        return state() == ContainerState.STOPPED || state() == ContainerState.ERROR;
    }

    /** Whether something is under way with it, or it is between two states: nothing else can be asked of it. */
    public boolean busy() {
        return work.get() != null || state() == ContainerState.CHANGING;
    }

    /** What Incus last said of it. */
    public Container container() {
        return container.get();
    }

    public ReadOnlyObjectProperty<Container> containerProperty() {
        return container.getReadOnlyProperty();
    }

    /** What is under way, or null. */
    public @Nullable Work work() {
        return work.get();
    }

    public ReadOnlyObjectProperty<@Nullable Work> workProperty() {
        return work.getReadOnlyProperty();
    }

    void begin(Work begun) {
        answered = false;
        work.set(begun);
    }

    /** The call has returned: what Incus says next of a settled state is what became of it. */
    void answered() {
        answered = true;
        settle();
    }

    void abandon() {
        work.set(null);
    }

    void changed(Container now) {
        // Another object that says the same is no news: each is told to all who follow the list.
        if (!now.equals(container.get())) {
            container.set(now);
        }
        settle();
        if (answered && now.state() != ContainerState.CHANGING && work.get() != Work.DELETING) {
            work.set(null);
        }
    }

    private void settle() {
        boolean there =
                switch (work.get()) {
                    case STARTING, UNLOCKING -> runs();
                    case STOPPING -> state() == ContainerState.STOPPED;
                    case LOCKING -> locked();
                    // It runs before, too: only the answer tells.
                    case RESTARTING -> answered && runs();
                    case DELETING -> false;
                    case null -> false;
                };
        if (there) {
            work.set(null);
        }
    }
}
