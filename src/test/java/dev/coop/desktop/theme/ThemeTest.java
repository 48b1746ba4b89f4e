package dev.coop.desktop.theme;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

class ThemeTest {
    private final SimpleObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.DARK);
    private Theme theme = new Theme(system);

    @BeforeEach
    void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        theme = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new Theme(system, "light"));
    }

    @AfterEach
    void close() throws Exception {
        onUi(() -> system.set(ColorScheme.LIGHT));
        theme.close();
    }

    private static void onUi(Runnable action) throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(5000, action);
    }

    @Test
    void theUsersChoiceStandsAboveTheSystem() throws Exception {
        assertThat(theme.schemeProperty().get()).isEqualTo(ColorScheme.LIGHT);
        onUi(() -> system.set(ColorScheme.LIGHT));
        onUi(() -> theme.choose("dark"));
        assertThat(theme.schemeProperty().get()).isEqualTo(ColorScheme.DARK);
        assertThat(Application.getUserAgentStylesheet()).contains("dark");
        onUi(() -> theme.choose("system"));
        assertThat(theme.schemeProperty().get()).isEqualTo(ColorScheme.LIGHT);
        onUi(() -> system.set(ColorScheme.DARK));
        assertThat(theme.schemeProperty().get()).isEqualTo(ColorScheme.DARK);
    }

    @Test
    void whatTurnsByItselfStandsStillAtOnceAndTurnsAgain() throws Exception {
        ProgressIndicator indicator = new ProgressIndicator();
        onUi(() -> theme.dress(new Scene(indicator)));
        assertThat(turns(indicator)).isTrue();
        onUi(() -> theme.keepStill(true));
        assertThat(turns(indicator)).isFalse();
        onUi(() -> theme.keepStill(false));
        assertThat(turns(indicator)).isTrue();
    }

    @Test
    void whatIsOpenedLaterStandsStillToo() throws Exception {
        ProgressIndicator indicator = new ProgressIndicator();
        onUi(() -> theme.keepStill(true));
        onUi(() -> theme.dress(new Scene(indicator)));
        assertThat(turns(indicator)).isFalse();
    }

    private static boolean turns(ProgressIndicator indicator) throws Exception {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            indicator.getScene().getRoot().applyCss();
            return indicator.getSkin().getNode().getCssMetaData().stream()
                    .filter(each -> each.getProperty().equals("-fx-spin-enabled"))
                    .anyMatch(each -> Boolean.TRUE.equals(value(each, indicator)));
        });
    }

    @SuppressWarnings("unchecked") // What the skin styles belongs to its control.
    private static Object value(CssMetaData<? extends Styleable, ?> spin, ProgressIndicator indicator) {
        return ((CssMetaData<ProgressIndicator, Object>) spin)
                .getStyleableProperty(indicator)
                .getValue();
    }
}
