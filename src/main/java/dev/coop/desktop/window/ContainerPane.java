package dev.coop.desktop.window;

import dev.coop.desktop.container.ContainerHeader;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.view.Section;
import dev.coop.desktop.view.SectionKind;
import dev.coop.desktop.view.View;
import dev.coop.desktop.view.ViewContext;
import dev.coop.desktop.view.ViewHost;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected container: its header, and one of its sections. */
final class ContainerPane extends BorderPane {
    private final ContainerHeader header;
    private final Navigation navigation;
    private final ViewHost<SectionKind, Section> host;
    private @Nullable ContainerItem item;

    ContainerPane(
            List<SectionKind> sections, Navigation navigation, ViewContext context, ObservableValue<Boolean> visible) {
        this.navigation = navigation;
        getStyleClass().add("container-pane");
        header = new ContainerHeader(context.actions(), context.clock());
        host = new ViewHost<>(kind -> make(kind, context), visible);
        host.getStyleClass().add("body");
        setTop(new VBox(header, new SectionBar(sections, navigation)));
        setCenter(host);
        navigation.sectionProperty().subscribe(kind -> chooseSection());
    }

    private Section make(SectionKind kind, ViewContext context) {
        Section section = kind.maker().apply(context);
        if (item != null) {
            section.show(item);
        }
        return section;
    }

    void show(@Nullable ContainerItem selected) {
        if (selected == item) {
            return;
        }
        item = selected;
        header.show(selected);
        if (selected == null) {
            host.made().forEach(Section::forget);
        } else {
            host.made().forEach(section -> section.show(selected));
            chooseSection();
        }
    }

    private void chooseSection() {
        if (item != null) {
            host.choose(navigation.sectionProperty().get());
        }
    }

    void focus() {
        host.current().ifPresent(View::focus);
    }

    void close() {
        host.close();
    }
}
