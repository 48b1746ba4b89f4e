package dev.coop.desktop.overview;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.Limits;
import dev.coop.desktop.create.Amount;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The limits of a container while they are edited. What is typed stays, whatever else becomes of the container. */
final class LimitsModel {
    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final StringProperty cpus = new SimpleStringProperty("");
    private final StringProperty memory = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private @Nullable Container container;
    private String knownCpus = "";
    private String knownMemory = "";

    LimitsModel(ContainerService service, BackgroundTasks tasks) {
        this.service = service;
        this.tasks = tasks;
        cpus.subscribe(text -> check());
        memory.subscribe(text -> check());
    }

    StringProperty cpusProperty() {
        return cpus;
    }

    StringProperty memoryProperty() {
        return memory;
    }

    /** What is wrong with what is typed, or why it could not be set; empty when nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether what is typed is not what holds. */
    ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** What holds now. Another container's replaces what is typed. */
    void show(Container now) {
        boolean same = container != null && container.name().equals(now.name());
        boolean keepCpus = same && !cpus.get().equals(knownCpus);
        boolean keepMemory = same && !memory.get().equals(knownMemory);
        container = now;
        knownCpus = now.cpus() == null ? "" : now.cpus().toString();
        knownMemory = now.memoryMb() == null ? "" : Amounts.megabytes(now.memoryMb());
        if (!keepCpus) {
            cpus.set(knownCpus);
        }
        if (!keepMemory) {
            memory.set(knownMemory);
        }
        check();
    }

    void revert() {
        cpus.set(knownCpus);
        memory.set(knownMemory);
    }

    private void check() {
        edited.set(!cpus.get().equals(knownCpus) || !memory.get().equals(knownMemory));
        String wrong = changed(cpus, knownCpus) ? Amount.cpus(cpus.get()).problem() : "";
        if (wrong.isEmpty() && changed(memory, knownMemory)) {
            wrong = Amount.memoryMb(memory.get()).problem();
        }
        problem.set(wrong);
    }

    private static boolean changed(StringProperty typed, String known) {
        return !typed.get().equals(known);
    }

    /** Sets what is typed, at once and without a restart; nothing happens when it is not allowed. */
    void save() {
        check();
        Container target = container;
        if (target == null || saving.get() || !edited.get() || !problem.get().isEmpty()) {
            return;
        }
        Limits limits = new Limits(
                changed(cpus, knownCpus) ? Amount.cpus(cpus.get()).value() : null,
                changed(memory, knownMemory) ? Amount.memoryMb(memory.get()).value() : null);
        saving.set(true);
        tasks.run(() -> service.updateLimits(target.name(), limits), () -> saved(target, limits), failure -> {
            saving.set(false);
            if (shows(target)) {
                problem.set(
                        failure.hint().isEmpty()
                                ? failure.problem()
                                : Texts.of("limits.failed", failure.problem(), Texts.sentence(failure.hint())));
            }
        });
    }

    private boolean shows(Container target) {
        return container != null && Objects.equals(container.name(), target.name());
    }

    /** It is known to hold before the news of it comes. */
    private void saved(Container target, Limits limits) {
        saving.set(false);
        if (shows(target)) {
            knownCpus = limits.cpus() == null ? knownCpus : limits.cpus().toString();
            knownMemory = limits.memoryMb() == null ? knownMemory : Amounts.megabytes(limits.memoryMb());
            revert();
            check();
        }
    }
}
