package dev.coop.core.doctor;

import dev.coop.core.doctor.Finding.Outcome;
import dev.coop.host.Os;
import dev.coop.host.notification.Notifier;
import dev.coop.testing.NotificationDesktop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the doctor says of a real desktop. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NotificationCheckIT {
    private static Finding look(Map<String, String> desktop) throws InterruptedException {
        return new NotificationCheck(Notifier.of(Os.LINUX, desktop)).look();
    }

    @Test
    void somebody_who_shows_notifications_is_enough(@TempDir Path temp) throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true)) {
            assertThat(look(desktop.environment()).outcome()).isEqualTo(Outcome.PASS);
        }
    }

    @Test
    void a_desktop_where_nobody_shows_them_gets_a_warning(@TempDir Path temp) throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, false)) {
            Finding finding = look(desktop.environment());
            assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
            assertThat(finding.message()).contains("no notification service");
        }
    }

    @Test
    void so_does_a_machine_without_a_desktop() throws InterruptedException {
        Finding finding = look(Map.of());
        assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
        assertThat(finding.message()).contains("no desktop session");
    }
}
