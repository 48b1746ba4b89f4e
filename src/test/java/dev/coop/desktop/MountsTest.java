package dev.coop.desktop;

import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.mount.MountRequest;
import dev.coop.core.mount.Verdict;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.mounts.Lifetime;
import dev.coop.desktop.mounts.MountsModel;
import dev.coop.desktop.mounts.ShareModel;
import dev.coop.desktop.notice.Notices;
import dev.coop.testing.Approver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MountsTest {
    private final FakeMounts service = new FakeMounts();
    private final Notices notices = new Notices();
    /** Handed on, and used by nobody here. */
    private final CodeEntry entry = new Approver();

    private static Mount mount(String container, String name) {
        return new Mount(
                container,
                name,
                "/home/me/" + name,
                "/home/agent/" + name,
                Mode.READ_WRITE,
                false,
                null,
                Mount.State.OK);
    }

    private MountsModel model() {
        return new MountsModel(() -> service, new DirectTasks(), notices, () -> entry);
    }

    private ShareModel share(String folder) {
        ShareModel model = new ShareModel("box", Path.of(folder), () -> service, new DirectTasks(), () -> entry);
        model.look();
        return model;
    }

    @Test
    void showsTheFoldersOfTheContainerItTurnsToAndOfNoOther() {
        service.put(mount("box", "src"));
        service.put(mount("other", "docs"));
        MountsModel model = model();
        assertThat(model.knownProperty().get()).isFalse();
        model.show("box");
        assertThat(model.mounts()).containsExactly(mount("box", "src"));
        model.show("other");
        assertThat(model.mounts()).containsExactly(mount("other", "docs"));
        model.forget();
        assertThat(model.mounts()).isEmpty();
        assertThat(model.knownProperty().get()).isFalse();
    }

    @Test
    void aFolderIsTakenAwayAndMadeReadOnlyInPlace() {
        service.put(mount("box", "docs"));
        service.put(mount("box", "src"));
        MountsModel model = model();
        model.show("box");
        model.setReadOnly(mount("box", "src"), true);
        assertThat(model.mounts()).extracting(Mount::mode).containsExactly(Mode.READ_WRITE, Mode.READ_ONLY);
        model.remove(mount("box", "docs"));
        assertThat(model.mounts()).extracting(Mount::name).containsExactly("src");
        assertThat(model.mounts()).noneMatch(model::isWorking);
    }

    @Test
    void whatFailsIsSaidOnceAndTheListStays() {
        service.put(mount("box", "src"));
        MountsModel model = model();
        model.show("box");
        service.failure = new CoopException(Kind.ERROR, "It is in use", "close what uses it");
        model.remove(mount("box", "src"));
        assertThat(notices.shown()).extracting(notice -> notice.problem()).containsExactly("It is in use");
        assertThat(model.mounts()).hasSize(1);
        assertThat(model.failureProperty().get()).isSameAs(service.failure);
        service.failure = null;
        model.refresh();
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void aFreeFolderIsSharedAsTheSheetSaidIt() {
        ShareModel model = share("/home/me/src");
        assertThat(model.readOnlyProperty().get()).isFalse();
        model.lifetimeProperty().set(Lifetime.HOUR);
        model.targetProperty().set(" /srv/src ");
        model.share();
        assertThat(service.added)
                .containsExactly(new MountRequest(
                        "box", Path.of("/home/me/src"), "src", "/srv/src", false, false, Duration.ofHours(1)));
        assertThat(model.stageProperty().get()).isEqualTo(ShareModel.Stage.SHARED);
    }

    @Test
    void aForbiddenFolderCannotBeShared() {
        service.verdict = new Verdict(Level.FORBIDDEN, List.of("it is the whole computer"));
        ShareModel model = share("/proc/self");
        assertThat(model.possible()).isFalse();
        model.share();
        assertThat(service.added).isEmpty();
    }

    @Test
    void aProtectedFolderAsksForTheCodeAndStartsReadOnly() {
        service.verdict = new Verdict(Level.PROTECTED, List.of("it holds SSH keys"));
        ShareModel model = share("/home/me/.ssh");
        assertThat(model.readOnlyProperty().get()).isTrue();
        model.readOnlyProperty().set(false);
        assertThat(model.readOnlyProperty().get())
                .as("the user has the last word")
                .isFalse();
        model.share();
        assertThat(service.added).extracting(MountRequest::force).containsExactly(true);
    }

    @Test
    void aFreeFolderThatBecomesProtectedAfterTheSheetIsNotShared() {
        ShareModel model = share("/home/me/src");
        service.verdict = new Verdict(Level.PROTECTED, List.of("it holds SSH keys"));
        model.share();
        assertThat(service.added).isEmpty();
        assertThat(model.failureProperty().get()).isNotNull();
        assertThat(model.possible()).isTrue();
    }

    private DesktopFixture open() throws Exception {
        FakeContainers containers = new FakeContainers();
        containers.state("box", ContainerState.RUNNING);
        FakeServices services = new FakeServices(containers);
        services.mounts = service;
        DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 960, 640);
        desktop.select("box");
        desktop.section("mounts");
        return desktop;
    }

    /** As a drop does: the system's own window for choosing a folder cannot be driven. */
    private static void drop(DesktopFixture desktop, String folder) throws Exception {
        DesktopFixture.onUi(() -> {
            ContainerItem item = desktop.window().model().find("box").orElseThrow();
            desktop.window().actions().share(item, Path.of(folder));
            return true;
        });
    }

    @Test
    void aDroppedFolderIsSharedAfterAYesAndTakenAwayAgainByTheKeyboard() throws Exception {
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Nothing of yours is in here");
            drop(desktop, "/home/me/src");
            desktop.awaitText("Share this folder with “box”?");
            assertThat(service.added).isEmpty();
            desktop.click("#share-read-only");
            desktop.click("#share");
            desktop.awaitNoText("Share this folder with “box”?");
            desktop.awaitText("/home/agent/src");
            assertThat(service.added).extracting(MountRequest::readOnly).containsExactly(true);
            DesktopFixture.onUi(() -> {
                desktop.robot().lookup("#remove-src").query().requestFocus();
                return true;
            });
            desktop.press(KeyCode.SPACE);
            desktop.awaitText("Nothing of yours is in here");
        }
    }

    @Test
    void aForbiddenFolderIsRefusedInPlaceAndEscapeLeaves() throws Exception {
        service.verdict = new Verdict(Level.FORBIDDEN, List.of("it is Coop's own data"));
        try (DesktopFixture desktop = open()) {
            drop(desktop, "/home/me/.local/share/coop");
            desktop.awaitText("Coop never shares this folder, not even with a code.");
            desktop.awaitText("It is Coop's own data");
            assertThat(DesktopFixture.reads("Share")).isFalse();
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Coop never shares this folder, not even with a code.");
            assertThat(service.added).isEmpty();
        }
    }

    @Test
    void aListThatCannotBeReadSaysWhyAndCanBeTriedAgain() throws Exception {
        service.failure = new CoopException(Kind.ERROR, "Incus is out of breath", "wait a little");
        service.put(mount("box", "src"));
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Incus is out of breath. Wait a little");
            service.failure = null;
            desktop.click("#mounts-retry");
            desktop.awaitText("/home/agent/src");
            desktop.awaitNoText("Incus is out of breath. Wait a little");
        }
    }
}
