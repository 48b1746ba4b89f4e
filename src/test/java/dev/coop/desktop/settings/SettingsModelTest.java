package dev.coop.desktop.settings;

import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingValue;
import dev.coop.core.settings.SettingValue.Source;
import dev.coop.core.settings.SettingsService;
import dev.coop.desktop.DirectTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsModelTest {
    @TempDir
    Path folder;

    private final List<SettingValue<?>> heard = new ArrayList<>();
    private SettingsService service = new SettingsService(Path.of(""), Map.of());
    private SettingsModel model = new SettingsModel(() -> service, new DirectTasks(), heard::add);

    @BeforeEach
    void load() {
        service = new SettingsService(folder, Map.of("COOP_THEME", "dark"));
        model = new SettingsModel(() -> service, new DirectTasks(), heard::add);
        model.load();
    }

    private SettingItem item(Setting<?> setting) {
        return model.items().stream()
                .filter(item -> item.setting().equals(setting))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsTypedIsWrittenAndCanBeTakenBack() {
        SettingItem cpus = item(Setting.DEFAULT_CPUS);
        assertThat(cpus.resettable()).isFalse();
        cpus.textProperty().set("6");
        cpus.commit();
        assertThat(service.load().get(Setting.DEFAULT_CPUS)).isEqualTo(6);
        assertThat(cpus.valueProperty().get().source()).isEqualTo(Source.FILE);
        assertThat(heard.getLast()).as("what it is for follows").isEqualTo(service.get(Setting.DEFAULT_CPUS));
        cpus.reset();
        assertThat(service.load().get(Setting.DEFAULT_CPUS)).isEqualTo(2);
        assertThat(cpus.textProperty().get()).isEqualTo("2");
    }

    @Test
    void whatIsNotAllowedIsSaidWhileTypingAndNeverWritten() {
        SettingItem cpus = item(Setting.DEFAULT_CPUS);
        cpus.textProperty().set("many");
        assertThat(cpus.problemProperty().get()).isEqualTo("It must be a whole number from 1 to 4096.");
        cpus.commit();
        assertThat(service.text()).isEmpty();
        cpus.revert();
        assertThat(cpus.problemProperty().get()).isEmpty();
    }

    @Test
    void nothingAtAllMeansTheDefault() {
        SettingItem image = item(Setting.FALLBACK_IMAGE);
        image.textProperty().set("debian/13");
        image.commit();
        image.textProperty().set("");
        image.commit();
        assertThat(image.textProperty().get()).isEqualTo(Setting.FALLBACK_IMAGE.standard());
        assertThat(image.valueProperty().get().source()).isEqualTo(Source.DEFAULT);
    }

    @Test
    void whatTheEnvironmentSaysIsFixed() {
        SettingItem theme = item(Setting.UI_THEME);
        assertThat(theme.fixed()).isTrue();
        assertThat(theme.textProperty().get()).isEqualTo("dark");
        theme.textProperty().set("light");
        theme.commit();
        assertThat(service.text()).isEmpty();
    }

    @Test
    void aChangeByAnotherProgramIsSeenWithoutTakingAwayWhatIsTyped() {
        item(Setting.VM_CPUS).textProperty().set("12");
        service.set(Setting.DEFAULT_CPUS, 5);
        service.set(Setting.VM_CPUS, 9);
        model.load();
        assertThat(item(Setting.DEFAULT_CPUS).textProperty().get()).isEqualTo("5");
        assertThat(item(Setting.VM_CPUS).textProperty().get()).isEqualTo("12");
    }

    @Test
    void aBrokenFileIsSaidAndReadAgainWhenItIsMended() throws Exception {
        Files.writeString(service.path(), "{ broken");
        model.load();
        assertThat(model.failureProperty().get()).isNotNull();
        Files.writeString(service.path(), "{}");
        model.load();
        assertThat(model.failureProperty().get()).isNull();
    }
}
