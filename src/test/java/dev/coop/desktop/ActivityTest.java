package dev.coop.desktop;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerState;
import dev.coop.desktop.activity.ActivityModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is on record, in the window. */
class ActivityTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Instant now = Instant.parse("2026-03-01T09:30:00Z");
    private AuditLog audit = new AuditLog(file, file, InstantSource.system());

    @BeforeEach
    void record() {
        file = folder.resolve("audit.jsonl");
        audit = new AuditLog(file, folder.resolve("anchor/audit.anchor"), () -> now);
    }

    private void write(AuditKind kind, String container, String source, String detail) {
        now = now.plusSeconds(61);
        audit.append(AuditEvent.mount(kind, container, source, "/home/agent/it", true, detail));
    }

    private ActivityModel model() {
        ActivityModel model = new ActivityModel(() -> audit, new DirectTasks());
        model.load();
        return model;
    }

    @Test
    void theNewestComesFirstAndTheSearchFindsWhatIsShown() {
        write(AuditKind.MOUNT_GRANTED, "box", "/home/me/src", "");
        write(AuditKind.MOUNT_REFUSED, "other", "/home/me/.ssh", "The code was not entered");
        ActivityModel model = model();
        assertThat(model.records())
                .extracting(record -> record.event().container())
                .containsExactly("other", "box");
        assertThat(Objects.requireNonNull(model.verificationProperty().get()).isIntact())
                .isTrue();
        model.searchProperty().set("  WAS GIVEN ");
        assertThat(model.records())
                .extracting(record -> record.event().container())
                .containsExactly("box");
        model.searchProperty().set(".ssh");
        assertThat(model.records())
                .extracting(record -> record.event().container())
                .containsExactly("other");
        model.searchProperty().set("nobody");
        assertThat(model.records()).isEmpty();
        assertThat(model.isEmpty()).isFalse();
    }

    @Test
    void aRecordThatWasChangedIsSaidToBeSo() throws Exception {
        write(AuditKind.MOUNT_GRANTED, "box", "/home/me/src", "");
        write(AuditKind.MOUNT_REMOVED, "box", "/home/me/src", "");
        ActivityModel model = model();
        Files.writeString(file, Files.readString(file).replace("/home/me/src", "/home/me/doc"));
        model.load();
        assertThat(Objects.requireNonNull(model.verificationProperty().get()).findings())
                .hasSize(2);
    }

    @Test
    void aRecordThatCannotBeReadIsAFailureWithWhatToDo() throws Exception {
        Files.createDirectory(file);
        ActivityModel model = model();
        assertThat(Objects.requireNonNull(model.failureProperty().get()).hint()).isNotEmpty();
        Files.delete(file);
        model.load();
        assertThat(model.failureProperty().get()).isNull();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyStateCanBeRead(ColorScheme scheme) throws Exception {
        FakeContainers containers = new FakeContainers();
        containers.state("brave-otter", ContainerState.RUNNING);
        containers.state("calm-falcon", ContainerState.CHANGING);
        FakeServices services = new FakeServices(containers);
        services.audit = audit;
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 1120, 720)) {
            desktop.click("#page-activity");
            desktop.awaitText("Nothing is on record");
            desktop.awaitText("calm-falcon");
            ScreenshotTest.snap("activity-empty", scheme, desktop.stage());
            List.of("/home/me/projects/shop", "/home/me/docs", "/home/me/.aws\u202egpj")
                    .forEach(source -> write(AuditKind.MOUNT_GRANTED, "brave-otter", source, ""));
            write(AuditKind.AUTHORIZATION_GRANTED, "brave-otter", "/home/me/.ssh", "");
            write(AuditKind.MOUNT_GRANTED, "brave-otter", "/home/me/.ssh", "until 2026-03-01T10:00:00Z");
            write(AuditKind.MOUNT_EXPIRED, "brave-otter", "/home/me/.ssh", "");
            write(AuditKind.AUTHORIZATION_FAILED, "calm-falcon", "/home/me/.gnupg", "A wrong code was entered 3 times");
            write(AuditKind.MOUNT_REFUSED, "calm-falcon", "/home/me/.gnupg", "A wrong code was entered 3 times");
            write(AuditKind.MOUNT_CHANGED, "docs-rewrite", "/home/me/docs", "Something else lies there");
            write(AuditKind.MOUNT_REMOVED, "docs-rewrite", "/home/me/docs", "");
            desktop.click("#activity-check");
            desktop.awaitText("“calm-falcon” was not given /home/me/.gnupg");
            assertThat(DesktopFixture.reads("“brave-otter” was given /home/me/.aws\\u202egpj"))
                    .as("a name cannot lie about itself")
                    .isTrue();
            ScreenshotTest.snap("activity", scheme, desktop.stage());
            Files.write(file, Files.readAllLines(file).subList(1, 9));
            desktop.click("#activity-check");
            desktop.awaitText("The record was tampered with, or lost: 2 things are wrong.");
            ScreenshotTest.snap("activity-broken", scheme, desktop.stage());
            Files.delete(file);
            Files.createDirectory(file);
            desktop.click("#activity-check");
            DesktopFixture.await("the failure", () -> desktop.robot().lookup("#verification").queryAll().stream()
                    .noneMatch(javafx.scene.Node::isVisible));
            ScreenshotTest.snap("activity-failing", scheme, desktop.stage());
        }
    }
}
