package dev.coop.desktop;

import dev.coop.core.audit.AuditKind;
import dev.coop.core.container.CreatePhase;
import dev.coop.core.settings.Setting;
import dev.coop.desktop.container.ContainerFilter;
import dev.coop.desktop.create.Amount;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Language;
import dev.coop.desktop.text.Texts;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "coop", "desktop");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)*)\"");

    private static final Path BUNDLES = Path.of("src", "main", "resources", "dev", "coop", "desktop");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /** One language alone: a bundle of Java's fills what is missing with another one. */
    private static Properties bundle(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void everyTextIsUsedAndEveryUsedTextIsThere(String bundle) throws IOException {
        Set<String> used = used();
        Set<String> there = new TreeSet<>(bundle(bundle).stringPropertyNames());
        assertThat(there).as("texts in the bundle").isNotEmpty().allMatch(used::contains);
        assertThat(direct()).as("texts that the sources ask for").isNotEmpty().allMatch(there::contains);
    }

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaceholders() throws IOException {
        Properties english = bundle("messages.properties");
        Properties german = bundle("messages_de.properties");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(german, key)).as(key).isEqualTo(placeholders(english, key));
            assertThat(german.getProperty(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void noKeyIsThereTwiceAndEveryTextCanBeFormatted(String bundle) throws IOException {
        List<String> keys = Files.readAllLines(BUNDLES.resolve(bundle)).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
        Properties texts = bundle(bundle);
        for (String key : texts.stringPropertyNames()) {
            String text = new MessageFormat(texts.getProperty(key), Locale.GERMAN).format(new Object[] {2, 2, 2, 2});
            assertThat(text).as(key).isNotBlank().doesNotContain("{");
            assertThat(texts.getProperty(key).replace("''", "")).as(key).doesNotContain("'");
        }
    }

    @Test
    void theLanguageIsTheUsersChoiceOrTheSystems() {
        assertThat(Language.of("system", Locale.GERMANY)).isEqualTo(Locale.GERMANY);
        assertThat(Language.of("de", Locale.US)).isEqualTo(Locale.GERMAN);
        assertThat(Language.of("de", Locale.of("de", "AT"))).isEqualTo(Locale.of("de", "AT"));
        assertThat(Language.of("de-CH", Locale.GERMANY)).isEqualTo(Locale.of("de", "CH"));
    }

    @Test
    void whereThereIsNoTranslationItIsEnglish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Texts.speak(Locale.FRANCE);
            assertThat(Texts.of("action.lock")).isEqualTo("Lock");
            Texts.speak(Locale.ENGLISH);
            assertThat(Texts.of("action.lock")).isEqualTo("Lock");
            Texts.speak(Locale.of("de", "AT"));
            assertThat(Texts.of("action.lock")).isEqualTo("Sperren");
            assertThat(Amount.memoryMb(Amounts.megabytes(1536)).value())
                    .as("what is shown can be typed")
                    .isEqualTo(1536);
        } finally {
            Locale.setDefault(before);
            Texts.speak(before);
        }
    }

    /** What stands in {@code Texts.of("…")}. */
    private static Set<String> direct() throws IOException {
        return matches(Pattern.compile("Texts\\.of\\(\\s*\"([a-z.]+)\"\\s*[,)]"));
    }

    /** Also the keys that are put together: of buttons and their tips, of fields, of views, of what can be chosen. */
    private static Set<String> used() throws IOException {
        Set<String> keys = matches(LITERAL);
        Set<String> all = new TreeSet<>(keys);
        keys.forEach(key -> all.addAll(Set.of(
                key + ".tip",
                key + ".chosen",
                key + ".n",
                key + ".title",
                key + ".yes",
                "create." + key,
                "create." + key + ".prompt",
                "section." + key,
                "page." + key)));
        all.addAll(of("phase.", CreatePhase.values()));
        all.addAll(of("activity.", AuditKind.values()));
        all.addAll(of("filter.", ContainerFilter.States.values()));
        Setting.ALL.forEach(setting -> {
            all.add("setting." + setting.key().replace('_', '.'));
            all.add("settings.section." + (setting.section().isEmpty() ? "general" : setting.section()));
        });
        all.addAll(of("order.", ContainerFilter.Order.values()));
        return all;
    }

    private static List<String> of(String prefix, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> prefix + value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Set<String> matches(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                Matcher matcher = pattern.matcher(read(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            });
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Test
    void amountsAreWrittenInWords() {
        Instant now = Instant.parse("2026-01-02T00:00:00Z");
        assertThat(Amounts.age(now.minusSeconds(20), now)).isEqualTo("just now");
        assertThat(Amounts.age(now.minus(Duration.ofMinutes(61)), now)).isEqualTo("1 h ago");
        assertThat(Amounts.age(now.minus(Duration.ofDays(1200)), now))
                .as("no thousands separator")
                .isEqualTo("1200 d ago");
        assertThat(Amounts.megabytes(4096)).isEqualTo("4 GiB");
        assertThat(Amounts.megabytes(1536)).isEqualTo("1.5 GiB");
        assertThat(Amounts.megabytes(512)).isEqualTo("512 MiB");
        assertThat(Amounts.bytes(512)).isEqualTo("512 B");
        assertThat(Amounts.bytes(1_503_238_553L)).isEqualTo("1.4 GiB");
        assertThat(Amounts.bytes(null)).isEqualTo("–");
        assertThat(Amounts.percent(0.074)).isEqualTo("7 %");
        assertThat(Amounts.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Amounts.seconds(Duration.ofMillis(340))).isEqualTo("0.34 s");
        assertThat(Amounts.seconds(Duration.ofMillis(12_340))).isEqualTo("12.3 s");
    }

    @Test
    void hintsBecomeSentencesButCommandsStayCommands() {
        assertThat(Texts.sentence("start it with: coop init")).isEqualTo("Start it with: coop init");
        assertThat(Texts.sentence("coop init")).isEqualTo("coop init");
        assertThat(Texts.sentence("")).isEmpty();
    }
}
