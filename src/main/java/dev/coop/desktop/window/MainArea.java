package dev.coop.desktop.window;

import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.PageKind;
import dev.coop.desktop.view.View;
import dev.coop.desktop.view.ViewContext;
import dev.coop.desktop.view.ViewHost;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The larger part of the window: a page, the selected container, or why there is none. */
final class MainArea extends StackPane {
    private final ContainersModel model;
    private final Navigation navigation;
    private final ContainerPane container;
    private final ViewHost<PageKind, Page> pages;
    private final BooleanProperty containerShown = new SimpleBooleanProperty();
    private final BooleanProperty pagesShown = new SimpleBooleanProperty();
    private final Disconnected disconnected;
    private final EmptyState connecting =
            new EmptyState(new ProgressIndicator(), Texts.of("connecting.title"), Texts.of("connecting.text"));
    private final EmptyState none;
    private final PageKind setup;
    private final SetupOffer offer;
    private final EmptyState noneSelected = new EmptyState(
            new FontIcon(Material2OutlinedAL.DNS), Texts.of("unselected.title"), Texts.of("unselected.text"));

    /**
     * @param offer whether the setup is shown where there is nothing else
     * @param openSetup shows it because the user wants it
     * @param firstContainer the button for the first container of all
     */
    MainArea(
            Registry registry,
            Navigation navigation,
            ViewContext context,
            ObservableValue<Boolean> visible,
            SetupOffer offer,
            Runnable openSetup,
            Button firstContainer) {
        this.model = context.containers();
        this.navigation = navigation;
        getStyleClass().add("main");
        container = new ContainerPane(registry.sections(), navigation, context, both(visible, containerShown));
        pages = new ViewHost<>(kind -> kind.maker().apply(context), both(visible, pagesShown));
        this.offer = offer;
        setup = registry.setup();
        disconnected = new Disconnected(model, openSetup);
        none = new EmptyState(Icon.view(88), Texts.of("none.title"), Texts.of("none.text"), firstContainer);
        model.connectionProperty().subscribe(this::update);
        model.selectedProperty().subscribe(this::update);
        navigation.pageProperty().subscribe(this::update);
        offer.declinedProperty().subscribe(this::update);
    }

    private static ObservableValue<Boolean> both(ObservableValue<Boolean> window, ObservableValue<Boolean> part) {
        return window.flatMap(open -> part.map(shown -> open && shown));
    }

    /** To be called when there are more or fewer containers; all else is heard of. */
    void update() {
        container.show(model.selectedProperty().get());
        Node wanted = wanted();
        if (!getChildren().contains(wanted)) {
            getChildren().setAll(wanted);
        }
        // The one that goes first: what is seen next may ask for the same.
        (wanted.equals(pages) ? containerShown : pagesShown).set(false);
        containerShown.set(wanted.equals(container));
        pagesShown.set(wanted.equals(pages));
    }

    private Node wanted() {
        PageKind chosen = navigation.pageProperty().get();
        boolean usable = chosen != null && (model.connected() || !chosen.needsIncus());
        PageKind page = usable ? chosen : offer.stands() ? setup : null;
        if (page != null) {
            pages.choose(page);
            return pages;
        }
        return switch (model.connectionProperty().get()) {
            case Connection.Connecting nothingYet -> connecting;
            case Connection.Disconnected broken -> {
                disconnected.show(broken);
                yield disconnected;
            }
            case Connection.Connected connected ->
                model.items().isEmpty() ? none : model.selectedProperty().get() == null ? noneSelected : container;
        };
    }

    /** Moves the keyboard into what is shown. */
    void focus() {
        if (getChildren().contains(pages)) {
            pages.current().ifPresent(View::focus);
        } else if (getChildren().contains(container)) {
            container.focus();
        }
    }

    void close() {
        pages.close();
        container.close();
    }
}
