package dev.coop.desktop.mounts;

import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.mount.MountService;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The way of a folder to a container: every way in the window leads to the same sheet. All on the JavaFX thread. */
public final class Sharing {
    private final Supplier<MountService> service;
    private final BackgroundTasks tasks;
    private final Function<Window, CodeEntry> entries;
    private final Theme theme;
    private final Stage window;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    /**
     * @param service asked for in the background before each use
     * @param entries how the user is asked for a code; the window waits until there is an answer
     * @param window owner of the sheet
     */
    public Sharing(
            Supplier<MountService> service,
            BackgroundTasks tasks,
            Function<Window, CodeEntry> entries,
            Theme theme,
            Stage window) {
        this.service = service;
        this.tasks = tasks;
        this.entries = entries;
        this.theme = theme;
        this.window = window;
    }

    /** To be asked for in the background before each use. */
    public Supplier<MountService> service() {
        return service;
    }

    /** How the user is asked for a code where no sheet is open. */
    public Supplier<CodeEntry> entries() {
        return () -> entries.apply(window);
    }

    /** How many folders were shared here; changes when one has been. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Lets the user choose a folder, then asks. */
    public void choose(String container) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("share.choose"));
        File chosen = chooser.showDialog(window);
        if (chosen != null) {
            ask(container, chosen.toPath());
        }
    }

    /** Shows what sharing a folder would mean, and asks. */
    public void ask(String container, Path folder) {
        Stage sheet = new Stage();
        sheet.initOwner(window);
        ShareModel model = new ShareModel(container, folder, service, tasks, () -> entries.apply(sheet));
        ShareSheet asking = new ShareSheet(model, sheet, theme, () -> count.set(count.get() + 1));
        model.look();
        asking.show();
    }
}
