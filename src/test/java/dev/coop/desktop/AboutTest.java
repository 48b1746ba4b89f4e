package dev.coop.desktop;

import javafx.application.ColorScheme;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AboutTest {
    private static String text(DesktopFixture desktop, String id) {
        return desktop.robot().lookup(id).<Labeled>query().getText();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void itSaysWhatCoopIsAndWithWhatItIsMade(ColorScheme scheme) throws Exception {
        FakeServices services = new FakeServices(new FakeContainers());
        services.newest = "v9.1.0";
        try (DesktopFixture desktop = DesktopFixture.open(services, scheme, 960, 640)) {
            desktop.click("#version");
            desktop.awaitText("Made with");
            assertThat(text(desktop, "#about-versions")).startsWith("Version 0.1.0  ·  Java 2");
            assertThat(desktop.robot()
                            .lookup("#about-libraries")
                            .<TextInputControl>query()
                            .getText())
                    .contains("(Apache-2.0) picocli");
            desktop.click("#about-check");
            desktop.awaitText("Version 9.1.0 is out: https://example.org/coop/v9.1.0");
            ScreenshotTest.snap("about", scheme, Window.getWindows().getLast());
            desktop.click("#about-copy");
            assertThat(DesktopFixture.onUi(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("https://example.org/coop/v9.1.0");
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Made with");
            desktop.awaitText("v9.1.0 is out");
        }
    }

    @Test
    void whenThereIsNoNewerOneItSaysSo() throws Exception {
        try (DesktopFixture desktop = DesktopFixture.open(new FakeContainers())) {
            desktop.click("#version");
            desktop.click("#about-check");
            desktop.awaitText("This is the newest version.");
            assertThat(desktop.robot().lookup("#about-copy").query().isVisible())
                    .isFalse();
        }
    }
}
