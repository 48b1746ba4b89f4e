package dev.coop.desktop.overview;

import dev.coop.core.container.Container;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import dev.coop.desktop.view.ViewContext;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A container at a glance. */
public final class Overview implements Section {
    private final ScrollPane scroll = new ScrollPane();
    private final Label address = value();
    private final Label cpus = value();
    private final Label memory = value();
    private final Label disk = value();
    private final Label image = value();
    private final Label folders = value();
    private Subscription subscription = Subscription.EMPTY;

    public Overview(ViewContext context) {
        FlowPane facts = new FlowPane(
                fact("fact.address", address),
                fact("fact.cpus", cpus),
                fact("fact.memory", memory),
                fact("fact.disk", disk),
                fact("fact.image", image),
                fact("fact.folders", folders));
        facts.getStyleClass().add("facts");
        VBox content = new VBox(facts);
        content.getStyleClass().add("overview");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
    }

    private static Label value() {
        Label label = new Label();
        label.getStyleClass().add("value");
        return label;
    }

    private static Node fact(String key, Label value) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("label");
        label.setLabelFor(value);
        VBox fact = new VBox(label, value);
        fact.getStyleClass().add("fact");
        return fact;
    }

    @Override
    public Parent node() {
        return scroll;
    }

    @Override
    public void show(ContainerItem item) {
        subscription.unsubscribe();
        subscription = item.containerProperty().subscribe(this::show);
    }

    @Override
    public void forget() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
    }

    private void show(Container container) {
        address.setText(Amounts.orUnknown(container.ipv4()));
        Integer processors = container.cpus();
        Integer megabytes = container.memoryMb();
        Integer gigabytes = container.diskGb();
        cpus.setText(processors == null ? Texts.of("fact.all") : processors.toString());
        memory.setText(megabytes == null ? Texts.of("fact.all") : Amounts.megabytes(megabytes));
        disk.setText(gigabytes == null ? Texts.of("fact.disk.pool") : Amounts.gigabytes(gigabytes));
        image.setText(Amounts.orUnknown(container.image()));
        folders.setText(Texts.of("fact.folders.n", container.mounts()));
    }
}
