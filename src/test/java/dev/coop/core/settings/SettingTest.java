package dev.coop.core.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of settings, and what their types allow. */
class SettingTest {
    static List<Setting<?>> all() {
        return Setting.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_setting_allows_its_own_default_and_says_what_it_is(Setting<?> setting) {
        assertThat(setting.explanation()).matches("[A-Z].*\\.");
        assertThat(setting.key()).matches("([a-z]+\\.)?[a-z_]+");
        assertThat(setting.variable()).matches("(COOP_[A-Z_]+)?");
        assertThat(Setting.find(setting.key())).isSameAs(setting);
        allowsItsDefault(setting);
    }

    private static <T> void allowsItsDefault(Setting<T> setting) {
        if (setting.equals(Setting.INCUS_SOCKET)) {
            return; // to look for it is what no text says
        }
        @Nullable T read = setting.type().ofText(setting.type().text(setting.standard()));
        assertThat(read).isEqualTo(setting.standard());
        assertThat(setting.type().ofJson(setting.standard())).isEqualTo(setting.standard());
    }

    @Test
    void no_key_and_no_variable_is_there_twice_and_sections_are_together() {
        Set<String> seen = new HashSet<>();
        Set<String> sections = new HashSet<>();
        String last = "";
        for (Setting<?> each : Setting.ALL) {
            assertThat(seen.add(each.key())).as(each.key()).isTrue();
            assertThat(each.variable().isEmpty() || seen.add(each.variable()))
                    .as(each.variable())
                    .isTrue();
            if (!each.section().equals(last)) {
                assertThat(sections.add(each.section())).as(each.section()).isTrue();
                last = each.section();
            }
        }
    }

    @Test
    void what_is_called_otherwise_is_not_found() {
        assertThat(Setting.find("vm")).isNull();
        assertThat(Setting.find("instance")).isNull();
        assertThat(Setting.find("")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "default_cpus, 3, 3",
        "default_cpus, ' 3 ', 3",
        "default_cpus, 0,",
        "default_cpus, three,",
        "default_cpus, 1.5,",
        "log.max_backups, 0, 0",
        "vm.auto_start, TRUE, true",
        "vm.auto_start, off, false",
        "vm.auto_start, maybe,",
        "ui.theme, Dark, dark",
        "ui.theme, nord, dark",
        "ui.theme, purple,",
        "ui.language, de, de",
        "ui.language, German,",
        "incus_project, 'a b',",
        "incus_project, ../x,",
        "default_image, '',",
        "protected_paths, '/a, ~/b c,', '/a, ~/b c'",
        "protected_paths, '', ''",
        "protected_paths, relative,",
        "vm.backend_priority, 'lima,colima', 'lima, colima'"
    })
    void a_typed_value_is_read_or_refused(String key, String typed, @Nullable String shown) {
        assertThat(read(java.util.Objects.requireNonNull(Setting.find(key)), typed))
                .isEqualTo(shown);
    }

    private static <T> @Nullable String read(Setting<T> setting, String typed) {
        @Nullable T value = setting.type().ofText(typed);
        return value == null ? null : setting.type().text(value);
    }
}
