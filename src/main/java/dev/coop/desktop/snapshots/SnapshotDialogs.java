package dev.coop.desktop.snapshots;

import dev.coop.core.container.ContainerName;
import dev.coop.core.snapshot.ContainerHistory;
import dev.coop.core.snapshot.ContainerHistory.Kind;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.SnapshotName;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.snapshots.SnapshotQuestion.Field;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.ViewContext;
import java.util.List;
import java.util.function.Consumer;

/** Asks the user for what is needed, and what is wanted. */
final class SnapshotDialogs implements SnapshotActions {
    private final SnapshotsModel model;
    private final ViewContext context;

    SnapshotDialogs(SnapshotsModel model, ViewContext context) {
        this.model = model;
        this.context = context;
    }

    @Override
    public void create() {
        Field name =
                new Field("snapshot.name", Texts.of("snapshot.name.prompt"), text -> text.isEmpty() ? "" : wrong(text));
        Field note = new Field("snapshot.note", Texts.of("snapshot.note.prompt"), text -> "");
        SnapshotQuestion.of(context.window(), "snapshots.create", Texts.of("snapshot.create.text"))
                .fields(List.of(name, note))
                .ask(() -> model.create(name.text(), note.text()));
    }

    private String wrong(String name) {
        if (!SnapshotName.isValid(name)) {
            return Texts.of("snapshot.name.wrong");
        }
        ContainerHistory history = model.historyProperty().get();
        boolean taken = history != null
                && history.events().stream()
                        .anyMatch(each ->
                                each.kind() == Kind.SNAPSHOT && each.subject().equals(name));
        return taken ? Texts.of("snapshot.name.taken") : "";
    }

    @Override
    public void show(String snapshot) {
        model.select(snapshot);
    }

    @Override
    public void restore(String snapshot) {
        model.plan(
                snapshot,
                plans -> RestoreQuestion.ask(
                        context.window(),
                        plans,
                        told -> changesSince(plans.plain().snapshot(), told),
                        safety -> model.restore(snapshot, safety),
                        () -> newContainer(snapshot)));
    }

    private BackgroundTasks.Job changesSince(ContainerSnapshot snapshot, Consumer<String> told) {
        return context.tasks()
                .start(
                        () -> context.services().diffs().diff(snapshot.container(), snapshot.name(), null),
                        diff -> told.accept(
                                diff.files().isEmpty()
                                        ? Texts.of("restore.changes.none")
                                        : Texts.of("restore.changes", ChangesText.of(diff))),
                        failure -> told.accept(failure.problem() + "."));
    }

    @Override
    public void compare(String snapshot) {
        ContainerHistory history = model.historyProperty().get();
        if (history != null) {
            ChangesModel changes = new ChangesModel(context.services()::diffs, context.tasks(), history, snapshot);
            new ChangesWindow(changes, context.window(), context.theme()).show();
        }
    }

    @Override
    public void newContainer(String snapshot) {
        Field name = new Field("snapshot.copy.name", "", this::wrongContainer);
        SnapshotQuestion.of(context.window(), "snapshot.copy", Texts.of("snapshot.copy.text", snapshot))
                .fields(List.of(name))
                .ask(() -> model.newContainer(snapshot, name.text(), this::made));
    }

    private String wrongContainer(String name) {
        if (!ContainerName.isValid(name)) {
            return Texts.of("snapshot.copy.wrong");
        }
        return context.containers().find(name).isPresent() ? Texts.of("create.name.taken", name) : "";
    }

    private void made(String name) {
        ContainersModel containers = context.containers();
        containers.whenThere(name, containers.selectedProperty()::set);
    }

    @Override
    public void rename(String snapshot) {
        Field name = new Field("snapshot.name", snapshot, this::wrong);
        SnapshotQuestion.of(context.window(), "snapshot.rename", Texts.of("snapshot.rename.text", snapshot))
                .fields(List.of(name))
                .ask(() -> model.rename(snapshot, name.text()));
    }

    @Override
    public void delete(String snapshot) {
        SnapshotQuestion.of(context.window(), "snapshot.delete", Texts.of("snapshot.delete.text", snapshot))
                .dangerous()
                .ask(() -> model.delete(snapshot));
    }
}
