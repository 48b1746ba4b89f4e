package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.desktop.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks through every section, page and dialog that there is, and looks at every node in it. */
class EveryViewTest {
    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @TempDir
    Path temp;

    private DesktopFixture open(ColorScheme scheme) throws Exception {
        containers.state("one", ContainerState.RUNNING);
        containers.state("two", ContainerState.FROZEN);
        services.logs.before = List.of(
                "2026-11-24T09:00:00+00:00 systemd[1]: Started ssh.service",
                "2026-11-24T09:00:01+00:00 sshd[5]: error: bind failed",
                "2026-11-24T09:00:02+00:00 node[7]: warning: deprecated",
                "2026-11-24T09:00:03+00:00 kernel: debug: audit");
        services.files.folder("/home/agent/workspace").file("/home/agent/notes.txt", "hello\n");
        services.images.images =
                List.of(FakeImages.image("coop-agent-base", Duration.ofDays(9), 600_000_000L, true, List.of("one")));
        return DesktopFixture.open(services, scheme, 1000, 760);
    }

    /** @param look gets the name of each view and its window's root, on the JavaFX thread */
    private void everyView(ColorScheme scheme, BiConsumer<String, Node> look) throws Exception {
        setup(scheme, look);
        try (Vms mac = Vms.mac(temp, "colima").lists("colima-list-running.jsonl")) {
            services.vm = mac.service;
            containersAndPages(scheme, look);
        }
    }

    /** Each stage of the first run. */
    private void setup(ColorScheme scheme, BiConsumer<String, Node> look) throws Exception {
        FakeContainers none = new FakeContainers();
        none.lost = FirstRunTest.noAnswer();
        FakeServices fresh = new FakeServices(none);
        fresh.setup.failure = FirstRunTest.noAnswer();
        fresh.setup.done = false;
        fresh.images.images = List.of();
        try (DesktopFixture desktop = DesktopFixture.open(fresh, scheme, 1000, 760)) {
            awaitNode(desktop, "#copy-command");
            look("setup, no Incus", look);
            fresh.setup.failure = null;
            none.reconnect();
            awaitNode(desktop, "#setup-do-prepare");
            look("setup, not prepared", look);
            desktop.click("#setup-do-prepare");
            awaitNode(desktop, "#setup-build");
            look("setup, no image", look);
            desktop.click("#setup-skip-image");
            awaitNode(desktop, "#setup-create");
            look("setup, no container", look);
        }
    }

    private static void awaitNode(DesktopFixture desktop, String id) {
        DesktopFixture.await(
                id, () -> desktop.robot().lookup(id).queryAll().stream().anyMatch(EveryViewTest::seen));
    }

    private void containersAndPages(ColorScheme scheme, BiConsumer<String, Node> look) throws Exception {
        try (DesktopFixture desktop = open(scheme)) {
            desktop.select("one");
            for (String tab : ids(desktop, ".section-tab")) {
                desktop.click("#" + tab);
                settle(desktop, tab, look);
            }
            desktop.select("two");
            desktop.click("#section-overview");
            settle(desktop, "locked", look);
            awaitNode(desktop, "#page-vm");
            for (String page : ids(desktop, ".navigation-button")) {
                desktop.click("#" + page);
                settle(desktop, page, look);
            }
            desktop.click("#new-container");
            desktop.awaitText(Texts.of("create.workdir"));
            look("new container", look);
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText(Texts.of("create.workdir"));
            desktop.press(KeyCode.SHORTCUT, KeyCode.K);
            DesktopFixture.await("the palette", () -> desktop.robot()
                    .lookup(".command-cell .keys")
                    .tryQuery()
                    .isPresent());
            look("palette", look);
        }
    }

    private static List<String> ids(DesktopFixture desktop, String style) throws Exception {
        return DesktopFixture.onUi(() -> desktop.robot().lookup(style).queryAll().stream()
                .map(Styleable::getId)
                .toList());
    }

    private static void settle(DesktopFixture desktop, String name, BiConsumer<String, Node> look) throws Exception {
        DesktopFixture.await(
                name + " is there",
                () ->
                        desktop
                                .robot()
                                .lookup(".main .empty-state .progress-indicator")
                                .queryAllAs(ProgressIndicator.class)
                                .stream()
                                .noneMatch(EveryViewTest::seen));
        look(name, look);
    }

    private static void look(String name, BiConsumer<String, Node> look) throws Exception {
        DesktopFixture.onUi(() -> {
            Scene scene = Window.getWindows().getLast().getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            look.accept(name, scene.getRoot());
            return true;
        });
    }

    private static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static void walk(Node node, java.util.function.Consumer<Node> visit) {
        if (node.isVisible()) {
            visit.accept(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> walk(child, visit));
            }
        }
    }

    @Test
    void whateverCanHaveTheKeyboardHasANameAndARole() throws Exception {
        Set<String> nameless = new TreeSet<>();
        everyView(
                ColorScheme.LIGHT,
                (view, root) -> walk(root, node -> {
                    if (node.isFocusTraversable() && !node.isDisabled() && !part(node)) {
                        String text = node instanceof Labeled labeled ? labeled.getText() : null;
                        boolean named = notBlank(node.getAccessibleText()) || notBlank(text);
                        boolean role = node.getAccessibleRole() != AccessibleRole.NODE
                                && node.getAccessibleRole() != AccessibleRole.PARENT;
                        if (!named || !role) {
                            nameless.add(view + ": " + node + (named ? " has no role" : " has no name"));
                        }
                    }
                }));
        assertThat(nameless).isEmpty();
    }

    /** What speaks through what it is a part of, or through what is in it. */
    private static boolean part(Node node) {
        return node instanceof ScrollPane
                || node.getParent() instanceof ComboBoxBase
                || node.getParent() instanceof Spinner;
    }

    private static boolean notBlank(@org.jspecify.annotations.Nullable String text) {
        return text != null && !text.isBlank();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyTextCanBeReadByWcagAa(ColorScheme scheme) throws Exception {
        Set<String> pale = new TreeSet<>();
        everyView(
                scheme,
                (view, root) -> walk(root, node -> {
                    String problem = null;
                    Color window = scheme == ColorScheme.DARK ? Color.BLACK : Color.WHITE;
                    if (node.isDisabled() || node instanceof FontIcon) {
                        return;
                    }
                    if (node instanceof Labeled labeled && notBlank(labeled.getText())) {
                        problem = Contrast.problem(labeled, window);
                    } else if (node instanceof Text text
                            && notBlank(text.getText())
                            && !(text.getParent() instanceof Labeled)) {
                        problem = Contrast.problem(text, window);
                    }
                    if (problem != null) {
                        pale.add(view + ": " + problem);
                    }
                }));
        assertThat(pale).isEmpty();
    }

    /** Names, paths and the like may be cut with an ellipsis; what Coop itself says may not. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noTextOfCoopsIsCut(String language) throws Exception {
        Locale before = Locale.getDefault();
        Set<String> cut = new TreeSet<>();
        try {
            Texts.speak(Locale.of(language));
            Set<String> ours = ours(Locale.of(language));
            everyView(
                    ColorScheme.LIGHT,
                    (view, root) -> walk(root, node -> {
                        if (node instanceof Labeled labeled && ours.contains(labeled.getText()) && isCut(labeled)) {
                            cut.add(view + ": " + labeled.getText());
                        }
                    }));
        } finally {
            Texts.speak(before);
        }
        assertThat(cut).isEmpty();
    }

    private static Set<String> ours(Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.coop.desktop.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return bundle.keySet().stream()
                .map(bundle::getString)
                .filter(text -> !text.contains("{"))
                .collect(Collectors.toSet());
    }

    /** What is drawn is not what was said. */
    private static boolean isCut(Labeled labeled) {
        return labeled.lookupAll(".text").stream()
                .filter(node -> node instanceof Text && labeled.equals(node.getParent()))
                .map(Text.class::cast)
                .anyMatch(text -> !text.getText()
                        .replaceAll("\\s+", " ")
                        .equals(labeled.getText().replaceAll("\\s+", " ")));
    }

    @Test
    void contrastIsComputedAsTheStandardDoes() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isBetween(4.54, 4.55);
    }
}
