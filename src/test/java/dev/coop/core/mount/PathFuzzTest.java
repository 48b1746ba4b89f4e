package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import dev.coop.host.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand spellings of twenty protected places, always the same ones: none is accepted, most are really seen through. */
class PathFuzzTest {
    private static final int SPELLINGS = 10_000;
    private static final long SEED = 20_260_726;

    private static final List<String> SECRETS = List.of(
            ".ssh",
            ".ssh/keys",
            ".gnupg",
            ".aws",
            ".azure",
            ".kube",
            ".docker",
            ".claude",
            ".codex",
            ".anthropic",
            ".config/gh",
            ".config/gcloud",
            ".password-store",
            ".mozilla",
            ".local/share/keyrings",
            ".config/coop",
            ".config/coop/ssh",
            ".colima");

    /** All that the secrets are in. */
    private static final List<String> CASELESS =
            SECRETS.stream().map(each -> each.split("/", 2)[0]).distinct().toList();

    @TempDir
    Path temp;

    private final Random random = new Random(SEED);
    private final List<Path> mounted = new ArrayList<>();
    private final List<Path> places = new ArrayList<>();
    private final List<Path> doors = new ArrayList<>();
    private Path home = Path.of("/");
    private Path project = Path.of("/");
    private int links;

    @BeforeEach
    void twentyPlaces() throws Exception {
        temp = temp.toRealPath();
        home = Files.createDirectories(temp.resolve("home/zoë"));
        project = Files.createDirectories(home.resolve("projects/web"));
        for (String each : SECRETS) {
            places.add(Files.createDirectories(home.resolve(each).resolve("in")));
        }
        places.add(Path.of("/etc"));
        places.add(Path.of("/usr/share"));
        bind(home, "bound-home");
        bind(home.resolve(".ssh"), "bound-ssh");
        bind(Path.of("/"), "bound-root");
        // On a disk without case, or with one normal form, other spellings lead to the same folder. Here these do.
        for (String each : CASELESS) {
            bind(home.resolve(each), "home/zoë/" + each.toUpperCase(Locale.ROOT));
        }
        bind(home, "home/" + Normalizer.normalize("zoë", Normalizer.Form.NFD));
    }

    private void bind(Path source, String name) throws Exception {
        Path door = Files.createDirectories(temp.resolve(name));
        if (Programs.run(List.of("mount", "--bind", source.toString(), door.toString()))
                .succeeded()) {
            mounted.add(door);
            doors.add(door);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        for (Path each : mounted.reversed()) {
            Programs.run(List.of("umount", each.toString()));
        }
        for (int i = 0; i < links; i++) {
            Files.delete(project.resolve("link-" + i));
        }
    }

    @Test
    void no_spelling_of_a_protected_place_is_accepted() throws IOException {
        Account account = new Account(1000, 1000, "zoë", home);
        MountGate gate = new MountGate(account, Os.LINUX, Folders.from(Map.of(), home), List.of(), List.of(), Map.of());
        MountGate.Look look = gate.look();
        int seenThrough = 0;
        for (int i = 0; i < SPELLINGS; i++) {
            String spelled = spelling(places.get(i % places.size()));
            try {
                Level level = look.judge(Path.of(spelled)).verdict().level();
                assertThat(level)
                        .as("spelling %d of seed %d: %s", i, SEED, spelled)
                        .isNotEqualTo(Level.FREE);
                seenThrough++;
            } catch (CoopException refused) {
                // Another spelling is another name on this disk, which is not there: refused as well.
            }
        }
        assertThat(seenThrough).isGreaterThan(SPELLINGS / 2);
        assertThat(look.judge(project).verdict().level()).isEqualTo(Level.FREE);
    }

    private String spelling(Path place) throws IOException {
        String spelled = start(place);
        int layers = 1 + random.nextInt(3);
        for (int i = 0; i < layers; i++) {
            UnaryOperator<String> layer =
                    switch (random.nextInt(7)) {
                        case 0 -> PathFuzzTest::doubledSlashes;
                        case 1 -> path -> path + "/".repeat(1 + random.nextInt(3)) + ".".repeat(random.nextInt(2));
                        case 2 -> this::dots;
                        case 3 -> this::detour;
                        case 4 -> path -> path.startsWith("/") ? "/proc/self/root" + path : path;
                        case 5 -> path -> random.nextInt(4) == 0 ? otherCase(path) : path;
                        default ->
                            path -> random.nextInt(4) == 0
                                    ? Normalizer.normalize(
                                            path, random.nextBoolean() ? Normalizer.Form.NFD : Normalizer.Form.NFC)
                                    : path;
                    };
            spelled = layer.apply(spelled);
        }
        return spelled;
    }

    /** The place itself, by a bind mount, a link, from here, or from where this process is. */
    private String start(Path place) throws IOException {
        String absolute = place.toString();
        return switch (random.nextInt(6)) {
            case 0 -> Path.of("").toAbsolutePath().relativize(place).toString();
            case 1 -> "/proc/self/cwd/" + Path.of("").toAbsolutePath().relativize(place);
            case 2 -> link(place).toString();
            case 3 ->
                link(Objects.requireNonNull(place.getParent()))
                        .resolve(place.getFileName())
                        .toString();
            case 4 -> bound(place);
            default -> absolute;
        };
    }

    private Path link(Path target) throws IOException {
        Path link = project.resolve("link-" + links++);
        Files.createSymbolicLink(link, random.nextBoolean() ? target : project.relativize(target));
        return random.nextInt(4) == 0 ? link(link) : link;
    }

    private String bound(Path place) {
        for (Path door : doors) {
            if (place.startsWith(home) && door.endsWith("bound-home")) {
                return door.resolve(home.relativize(place)).toString();
            }
            if (!place.startsWith(home) && door.endsWith("bound-root")) {
                return door + place.toString();
            }
        }
        return place.toString();
    }

    private static String doubledSlashes(String path) {
        return path.replace("/", "//");
    }

    private String dots(String path) {
        int at = path.indexOf('/', random.nextInt(Math.max(1, path.length())));
        return at < 0 ? path + "/." : path.substring(0, at) + "/./" + path.substring(at + 1);
    }

    /** Into the last folder and out again. */
    private String detour(String path) {
        return path + "/../" + Path.of(path).getFileName();
    }

    private String otherCase(String path) {
        for (String each : CASELESS) {
            String name = "/" + each + "/";
            if (path.contains(name) && random.nextBoolean()) {
                return path.replace(name, name.toUpperCase(Locale.ROOT));
            }
        }
        StringBuilder text = new StringBuilder(path);
        int at = random.nextInt(path.length());
        text.setCharAt(at, Character.toUpperCase(path.charAt(at)));
        return text.toString();
    }
}
