package dev.coop.desktop.create;

import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerName;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.CreatePhase;
import dev.coop.core.container.CreateRequest;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.step.StepItem;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A new container: what the user wants, whether that makes sense, and how far the making is. JavaFX thread only. */
public final class NewContainerModel {

    /** What the window shows. */
    public enum Stage {
        EDITING,
        CREATING,
        /** Asked to stop; what was made is being taken back. */
        CANCELLING
    }

    private final ContainerService service;
    private final BackgroundTasks tasks;
    private final Consumer<Container> created;
    private final Set<String> taken;

    private final StringProperty name;
    private final StringProperty cpus;
    private final StringProperty memory;
    private final StringProperty disk;
    private final StringProperty image;
    private final ObjectProperty<@Nullable Path> workdir = new SimpleObjectProperty<>();

    private final StringBinding nameProblem;
    private final StringBinding cpusProblem;
    private final StringBinding memoryProblem;
    private final StringBinding diskProblem;
    private final BooleanBinding valid;

    private final ObservableList<String> images = FXCollections.observableArrayList();
    private final Map<CreatePhase, StepItem> phases = new EnumMap<>(CreatePhase.class);
    private final ObservableList<String> warnings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.EDITING);
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable Job making;

    /**
     * @param taken names that are not free
     * @param created gets the new container
     */
    public NewContainerModel(
            ContainerService service,
            BackgroundTasks tasks,
            CreateDefaults defaults,
            Set<String> taken,
            Consumer<Container> created) {
        this.service = service;
        this.tasks = tasks;
        this.created = created;
        this.taken = Set.copyOf(taken);
        for (CreatePhase phase : CreatePhase.values()) {
            phases.put(phase, new StepItem(Texts.of("phase." + phase.name().toLowerCase(Locale.ROOT))));
        }
        name = new SimpleStringProperty(ContainerName.random(taken));
        cpus = new SimpleStringProperty(Integer.toString(defaults.cpus()));
        memory = new SimpleStringProperty(Amounts.megabytes(defaults.memoryMb()));
        disk = new SimpleStringProperty("");
        image = new SimpleStringProperty(defaults.image());
        images.add(defaults.image());
        nameProblem = Bindings.createStringBinding(
                () -> ContainerNames.problem(name.get(), this.taken).orElse(""), name);
        cpusProblem = Bindings.createStringBinding(() -> Amount.cpus(cpus.get()).problem(), cpus);
        memoryProblem =
                Bindings.createStringBinding(() -> Amount.memoryMb(memory.get()).problem(), memory);
        diskProblem =
                Bindings.createStringBinding(() -> Amount.diskGb(disk.get()).problem(), disk);
        valid = nameProblem
                .isEmpty()
                .and(cpusProblem.isEmpty())
                .and(memoryProblem.isEmpty())
                .and(diskProblem.isEmpty());
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty cpusProperty() {
        return cpus;
    }

    public StringProperty memoryProperty() {
        return memory;
    }

    public StringProperty diskProperty() {
        return disk;
    }

    public StringProperty imageProperty() {
        return image;
    }

    /** The host folder that it sees, or null for none. */
    public ObjectProperty<@Nullable Path> workdirProperty() {
        return workdir;
    }

    /** What is wrong with the name, or empty; so do the three after it. */
    public StringBinding nameProblem() {
        return nameProblem;
    }

    public StringBinding cpusProblem() {
        return cpusProblem;
    }

    public StringBinding memoryProblem() {
        return memoryProblem;
    }

    public StringBinding diskProblem() {
        return diskProblem;
    }

    public BooleanBinding validBinding() {
        return valid;
    }

    /** What can be chosen from. */
    public ObservableList<String> images() {
        return images;
    }

    public ObservableList<StepItem> phases() {
        return FXCollections.observableArrayList(phases.values());
    }

    /** What the user should know though the container was made. */
    public ObservableList<String> warnings() {
        return warnings;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Why the last attempt failed, or null. */
    public ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Asks which images there are. Failing is not worth a word here: the making will say so. */
    public void loadImages(Supplier<List<String>> source) {
        tasks.start(
                source::get,
                found -> {
                    String chosen = image.get();
                    images.setAll(found);
                    if (!found.contains(chosen)) {
                        images.addFirst(chosen);
                    }
                    image.set(chosen);
                },
                ignored -> {});
    }

    /** Fills in another name that is free. */
    public void suggestName() {
        name.set(ContainerName.random(taken));
    }

    public void create() {
        if (stage.get() != Stage.EDITING || !valid.get()) {
            return;
        }
        failure.set(null);
        warnings.clear();
        phases.values().forEach(StepItem::reset);
        stage.set(Stage.CREATING);
        CreateRequest request = new CreateRequest(
                name.get(),
                image.get(),
                Amount.cpus(cpus.get()).value(),
                Amount.memoryMb(memory.get()).value(),
                Amount.diskGb(disk.get()).value(),
                workdir.get());
        Job clock = tasks.every(Duration.ofMillis(100), () -> phases.values().forEach(StepItem::tick));
        making = tasks.start(
                () -> service.create(request, new Hearing()),
                container -> {
                    clock.cancel();
                    stage.set(Stage.EDITING);
                    created.accept(container);
                },
                problem -> {
                    clock.cancel();
                    phases.values().forEach(StepItem::failed);
                    failure.set(problem);
                    stage.set(Stage.EDITING);
                });
    }

    /** Stops the making. The stage changes back when all that was made has been taken back. */
    public void cancel() {
        if (stage.get() == Stage.CREATING && making != null) {
            stage.set(Stage.CANCELLING);
            making.cancel();
        }
    }

    private StepItem item(CreatePhase phase) {
        return Objects.requireNonNull(phases.get(phase));
    }

    private final class Hearing implements CreateListener {
        @Override
        public void started(CreatePhase phase) {
            tasks.onUi(() -> item(phase).started());
        }

        @Override
        public void progress(CreatePhase phase, String text) {
            tasks.onUi(() -> item(phase).progress(text));
        }

        @Override
        public void finished(CreatePhase phase, Duration took) {
            tasks.onUi(() -> item(phase).finished(took));
        }

        @Override
        public void warning(String text) {
            tasks.onUi(() -> warnings.add(text));
        }
    }
}
