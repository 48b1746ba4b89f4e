package dev.coop.desktop.window;

import dev.coop.desktop.view.PageKind;
import dev.coop.desktop.view.SectionKind;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Where in the window the user is. */
final class Navigation {
    private final ReadOnlyObjectWrapper<@Nullable PageKind> page = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<SectionKind> section;

    Navigation(SectionKind first) {
        section = new SimpleObjectProperty<>(first);
    }

    /** Null where it is the selected container. */
    ReadOnlyObjectProperty<@Nullable PageKind> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Of the selected container. It is kept when another one is selected. */
    ObjectProperty<SectionKind> sectionProperty() {
        return section;
    }

    void toPage(PageKind kind) {
        page.set(kind);
    }

    void toContainer() {
        page.set(null);
    }

    void toSection(SectionKind kind) {
        section.set(kind);
        toContainer();
    }

    boolean isAt(SectionKind kind) {
        return page.get() == null && section.get().equals(kind);
    }
}
