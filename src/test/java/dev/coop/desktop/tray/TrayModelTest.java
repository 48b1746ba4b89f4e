package dev.coop.desktop.tray;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.desktop.DirectTasks;
import dev.coop.desktop.FakeContainers;
import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.notice.Notice;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.tray.model.MenuEntry;
import dev.coop.desktop.tray.model.TrayModel;
import dev.coop.desktop.tray.model.TrayState;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrayModelTest {
    private final FakeContainers service = new FakeContainers();
    private final Notices notices = new Notices();
    private final ContainersModel containers = new ContainersModel(service, new DirectTasks(), notices);
    private final List<String> done = new ArrayList<>();
    private final TrayModel tray = new TrayModel(
            containers,
            actions(),
            notices,
            new TrayModel.Doors(() -> done.add("open"), () -> done.add("create"), () -> done.add("quit")));

    /** Does to the model what the window's do, and remembers what would be seen in the window. */
    private ContainerActions actions() {
        return (ContainerActions) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ContainerActions.class}, (_, method, arguments) -> {
                    List<?> items = arguments[0] instanceof List<?> list ? list : List.of(arguments[0]);
                    for (Object each : items) {
                        dev.coop.desktop.container.ContainerItem item = (dev.coop.desktop.container.ContainerItem) each;
                        done.add(method.getName() + " " + item.name());
                        switch (method.getName()) {
                            case "lock" -> containers.lock(item);
                            case "unlock" -> containers.unlock(item);
                            case "start" -> containers.start(item);
                            default -> {}
                        }
                    }
                    return null;
                });
    }

    @BeforeEach
    void someContainers() {
        service.state("api", ContainerState.RUNNING);
        service.state("old", ContainerState.STOPPED);
        service.state("web", ContainerState.RUNNING);
        containers.open();
    }

    private Stream<MenuEntry> entries() {
        return tray.view().menu().stream().flatMap(entry -> Stream.concat(Stream.of(entry), entry.children().stream()));
    }

    private List<String> texts() {
        return tray.view().menu().stream().map(MenuEntry::text).toList();
    }

    private MenuEntry entry(String text) {
        return entries().filter(entry -> entry.text().equals(text)).findFirst().orElseThrow();
    }

    private MenuEntry of(String container, String text) {
        return tray.view().menu().stream()
                .filter(entry -> entry.text().startsWith(container + " – "))
                .flatMap(entry -> entry.children().stream())
                .filter(entry -> entry.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMenuHasLockAllOnTopThenEachContainerThenTheWindow() {
        assertThat(texts())
                .containsExactly(
                        "Lock all (2)",
                        "Unlock all (0)",
                        "",
                        "api – Running",
                        "old – Stopped",
                        "web – Running",
                        "",
                        "New container…",
                        "Open dashboard",
                        "",
                        "Quit Coop");
        assertThat(entry("Unlock all (0)").enabled()).isFalse();
        assertThat(of("api", "Locked").enabled()).isTrue();
        assertThat(of("old", "Locked").enabled()).isFalse();
        assertThat(of("old", "Terminal").enabled()).isFalse();
        assertThat(of("old", "Start").enabled()).isTrue();
    }

    @Test
    void noTwoEntriesMeanTheSame() {
        assertThat(entries().map(MenuEntry::key)).doesNotHaveDuplicates();
    }

    @Test
    void lockAllLocksWhatRunsAndUnlockAllLetsItGoOn() {
        tray.run(entry("Lock all (2)").key());
        assertThat(done).containsExactly("lock api", "lock web");
        assertThat(tray.view().state()).isEqualTo(TrayState.LOCKED);
        assertThat(entry("Lock all (0)").enabled()).isFalse();
        assertThat(of("web", "Locked").kind()).isEqualTo(MenuEntry.Kind.CHECKED);
        tray.run(entry("Unlock all (2)").key());
        assertThat(containers.items().stream().filter(item -> item.runs()).count())
                .isEqualTo(2);
    }

    @Test
    void aLateClickOnLockDoesNotUnlockWhatSomebodyElseHasLocked() {
        String lock = of("web", "Locked").key();
        service.state("web", ContainerState.FROZEN);
        tray.run(lock);
        assertThat(done).isEmpty();
        assertThat(containers.find("web").orElseThrow().locked()).isTrue();
        tray.run(of("web", "Locked").key());
        assertThat(done).containsExactly("unlock web");
    }

    @Test
    void aLateClickOnAContainerThatHasGoneDoesNothing() {
        String terminal = of("web", "Terminal").key();
        service.remove("web");
        tray.run(terminal);
        tray.run("no such thing");
        tray.run("api:DELETE");
        assertThat(done).isEmpty();
    }

    @Test
    void aShellAndANewContainerBringTheWindow() {
        tray.run(of("web", "Terminal").key());
        assertThat(done).containsExactly("open", "terminal web");
        tray.run(entry("New container…").key());
        assertThat(done).endsWith("open", "create");
        tray.run(entry("Open dashboard").key());
        tray.run(entry("Quit Coop").key());
        assertThat(done).endsWith("open", "quit");
    }

    @Test
    void theIconShowsWhatThereIs() {
        assertThat(tray.view().state()).isEqualTo(TrayState.RUNNING);
        assertThat(tray.view().tip()).isEqualTo("2 running, 0 locked");
        service.state("web", ContainerState.FROZEN);
        assertThat(tray.view().tip()).isEqualTo("1 running, 1 locked");
        assertThat(tray.view().state()).isEqualTo(TrayState.RUNNING);
        service.state("api", ContainerState.STOPPED);
        assertThat(tray.view().state()).isEqualTo(TrayState.LOCKED);
        service.state("web", ContainerState.STOPPED);
        assertThat(tray.view().state()).isEqualTo(TrayState.IDLE);
        service.state("old", ContainerState.ERROR);
        assertThat(tray.view().state()).isEqualTo(TrayState.TROUBLE);
        assertThat(tray.view().tip()).isEqualTo("old is broken");
    }

    @Test
    void withoutIncusItSaysSoAndOffersNoContainer() {
        service.disconnect(new CoopException(CoopException.Kind.NO_CONNECTION, "Incus does not answer", "start it"));
        assertThat(tray.view().state()).isEqualTo(TrayState.TROUBLE);
        assertThat(texts())
                .containsExactly("Incus does not answer", "", "New container…", "Open dashboard", "", "Quit Coop");
        assertThat(entry("New container…").enabled()).isFalse();
        service.reconnect();
        assertThat(texts()).startsWith("Lock all (2)");
    }

    @Test
    void aFailureOfWhatWasClickedIsInTheMenuUntilItIsReadInTheWindow() {
        service.failure = new CoopException(CoopException.Kind.ERROR, "The disk is full", "make room");
        tray.run(of("web", "Locked").key());
        assertThat(texts()).startsWith("The disk is full", "");
        assertThat(tray.view().state()).isEqualTo(TrayState.TROUBLE);
        tray.run(entry("The disk is full").key());
        assertThat(done).endsWith("open");
        Notice notice = Objects.requireNonNull(notices.shown().getFirst());
        notices.dismiss(notice);
        assertThat(tray.view().state()).isEqualTo(TrayState.RUNNING);
    }

    @Test
    void whatChangesIsToldUntilNobodyListens() {
        List<TrayState> told = new ArrayList<>();
        Subscription subscription = tray.whenChanged(() -> told.add(tray.view().state()));
        service.state("api", ContainerState.FROZEN);
        service.state("web", ContainerState.FROZEN);
        assertThat(told).endsWith(TrayState.LOCKED);
        service.disconnect(new CoopException(CoopException.Kind.NO_CONNECTION, "Incus does not answer", "start it"));
        assertThat(told).endsWith(TrayState.TROUBLE);
        subscription.unsubscribe();
        told.clear();
        service.reconnect();
        service.state("api", ContainerState.RUNNING);
        assertThat(told).isEmpty();
    }
}
