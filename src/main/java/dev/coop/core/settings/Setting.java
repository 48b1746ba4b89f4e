package dev.coop.core.settings;

import dev.coop.core.settings.SettingType.Choice;
import dev.coop.core.settings.SettingType.Flag;
import dev.coop.core.settings.SettingType.Text;
import dev.coop.core.settings.SettingType.TextList;
import dev.coop.core.settings.SettingType.Whole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set, and the table of all there are. Reading, checking, {@code coop config} and the settings in
 * the desktop are made from it.
 *
 * @param key in settings.json, a dot for each level
 * @param standard the value when nothing is set
 * @param variable of the environment, above the file; empty when there is none
 * @param explanation one sentence for the user
 * @param <T> its values
 */
public record Setting<T>(String key, SettingType<T> type, T standard, String variable, String explanation) {
    private static final Flag FLAG = new Flag();
    private static final Text ANY = new Text("(?s).+", "a text");
    private static final Text NAME =
            new Text("[A-Za-z0-9][A-Za-z0-9._-]{0,62}", "a name of letters, digits, dots, hyphens and underscores");

    public static final Setting<Integer> DEFAULT_CPUS =
            of("default_cpus", new Whole(1, 4096), 2, "", "Processors that a new container may use.");
    public static final Setting<Integer> DEFAULT_MEMORY_MB = of(
            "default_memory_mb", new Whole(1, 1 << 30), 4096, "", "Memory that a new container may use, in megabytes.");
    public static final Setting<Integer> DEFAULT_DISK_GB = of(
            "default_disk_gb",
            new Whole(1, 1 << 20),
            20,
            "",
            "Disk that a new container may use, in gigabytes, where the storage can limit it without harm.");
    public static final Setting<String> DEFAULT_IMAGE = of(
            "default_image", ANY, "coop-agent-base", "COOP_DEFAULT_IMAGE", "Image that new containers are made from.");
    public static final Setting<String> FALLBACK_IMAGE = of(
            "fallback_image",
            ANY,
            "ubuntu/22.04/cloud",
            "COOP_FALLBACK_IMAGE",
            "Image at the image server from which the base image is built.");
    public static final Setting<String> INCUS_SOCKET = of(
            "incus_socket",
            ANY,
            "",
            "COOP_INCUS_SOCKET",
            "Socket of the Incus server; without it Coop looks where Incus and its virtual machines put it.");
    public static final Setting<String> INCUS_PROJECT =
            of("incus_project", NAME, "coop", "COOP_INCUS_PROJECT", "Project in Incus that holds all that is Coop's.");
    public static final Setting<List<String>> PROTECTED_PATHS = of(
            "protected_paths",
            new TextList("(/|~/).*", "a list of paths that begin with / or ~/"),
            List.of(),
            "",
            "Places of yours that need a code before a container may see them, besides those that always do.");
    public static final Setting<Boolean> SNAPSHOT_BEFORE_SHELL = of(
            "snapshot_before_shell",
            FLAG,
            false,
            "",
            "Take a snapshot of the container before a shell is opened in it.");

    public static final Setting<List<String>> VM_BACKEND_PRIORITY = of(
            "vm.backend_priority",
            new TextList("[a-z]+", "a list of names such as colima, lima"),
            List.of("colima", "lima"),
            "COOP_VM_BACKEND",
            "Which of colima and lima runs the virtual machine, the first that is installed; other names are passed over.");
    public static final Setting<String> VM_INSTANCE =
            of("vm.instance", NAME, "incus", "COOP_VM_INSTANCE", "Name of the Colima profile or Lima instance.");
    public static final Setting<String> VM_ARCH = of(
            "vm.arch",
            new Choice(List.of("host", "aarch64", "x86_64"), Map.of()),
            "host",
            "",
            "Architecture of the virtual machine; host is this machine's own.");
    public static final Setting<String> VM_TYPE = of(
            "vm.vm_type",
            new Choice(List.of("auto", "vz", "qemu"), Map.of()),
            "auto",
            "",
            "How the virtual machine runs; auto takes vz where macOS has it.");
    public static final Setting<Boolean> VM_ROSETTA =
            of("vm.rosetta", FLAG, false, "", "Run x86_64 programs through Rosetta, on a Mac with Apple silicon.");
    public static final Setting<Integer> VM_CPUS =
            of("vm.cpus", new Whole(1, 4096), 4, "", "Processors of a new virtual machine.");
    public static final Setting<Integer> VM_MEMORY_GB =
            of("vm.memory_gb", new Whole(1, 1 << 20), 8, "", "Memory of a new virtual machine, in gigabytes.");
    public static final Setting<Integer> VM_DISK_GB =
            of("vm.disk_gb", new Whole(1, 1 << 20), 100, "", "Disk of a new virtual machine, in gigabytes.");
    public static final Setting<Boolean> VM_AUTO_START =
            of("vm.auto_start", FLAG, true, "", "Start the virtual machine when it is needed.");

    public static final Setting<String> UI_THEME = of(
            "ui.theme",
            new Choice(
                    List.of("system", "light", "dark"),
                    Map.of(
                            "default",
                            "system",
                            "solarized",
                            "dark",
                            "dracula",
                            "dark",
                            "gruvbox",
                            "dark",
                            "nord",
                            "dark")),
            "system",
            "COOP_THEME",
            "Light or dark; system follows the desktop.");
    public static final Setting<String> UI_LANGUAGE = of(
            "ui.language",
            new Text("system|[a-z]{2}(-[A-Z]{2})?", "system or a language such as en or de"),
            "system",
            "",
            "Language of the window; system follows the desktop.");
    public static final Setting<Integer> UI_TERMINAL_FONT_SIZE =
            of("ui.terminal_font_size", new Whole(6, 72), 13, "", "Size of the letters in terminals, in pixels.");
    public static final Setting<Boolean> UI_TERMINAL_COPY_ON_SELECT =
            of("ui.terminal_copy_on_select", FLAG, false, "", "Copy what is selected in a terminal at once.");
    public static final Setting<Boolean> UI_REDUCE_MOTION =
            of("ui.reduce_motion", FLAG, false, "", "Show changes in the window at once instead of animating them.");
    public static final Setting<Boolean> UI_CLOSE_TO_TRAY =
            of("ui.close_to_tray", FLAG, false, "", "Keep running in the tray or menu bar when the window is closed.");

    public static final Setting<Integer> LOG_MAX_SIZE_MB =
            of("log.max_size_mb", new Whole(1, 1024), 10, "", "Size at which a new log file is begun, in megabytes.");
    public static final Setting<Integer> LOG_MAX_BACKUPS =
            of("log.max_backups", new Whole(0, 99), 3, "", "Older log files that are kept.");
    public static final Setting<Integer> LOG_MAX_AGE_DAYS =
            of("log.max_age_days", new Whole(1, 3650), 28, "", "Age at which an older log file is deleted, in days.");
    public static final Setting<Boolean> LOG_COMPRESS = of("log.compress", FLAG, true, "", "Compress older log files.");
    public static final Setting<Boolean> LOG_DEBUG = of("log.debug", FLAG, false, "", "Log in detail.");

    public static final Setting<Boolean> UPDATES_CHECK = of(
            "updates.check",
            FLAG,
            false,
            "",
            "Look once a day whether there is a newer version of Coop, while the window is open.");
    public static final Setting<String> UPDATES_FEED = of(
            "updates.feed",
            new Text("(https://\\S+)?", "an address that begins with https://"),
            "",
            "COOP_UPDATES_FEED",
            "Where new versions of Coop are told of, in the form of GitHub's latest release of a repository.");

    /** In the order in which they are shown; those of one level are together. */
    public static final List<Setting<?>> ALL = List.of(
            DEFAULT_CPUS,
            DEFAULT_MEMORY_MB,
            DEFAULT_DISK_GB,
            DEFAULT_IMAGE,
            FALLBACK_IMAGE,
            INCUS_SOCKET,
            INCUS_PROJECT,
            PROTECTED_PATHS,
            SNAPSHOT_BEFORE_SHELL,
            VM_BACKEND_PRIORITY,
            VM_INSTANCE,
            VM_ARCH,
            VM_TYPE,
            VM_ROSETTA,
            VM_CPUS,
            VM_MEMORY_GB,
            VM_DISK_GB,
            VM_AUTO_START,
            UI_THEME,
            UI_LANGUAGE,
            UI_TERMINAL_FONT_SIZE,
            UI_TERMINAL_COPY_ON_SELECT,
            UI_REDUCE_MOTION,
            UI_CLOSE_TO_TRAY,
            LOG_MAX_SIZE_MB,
            LOG_MAX_BACKUPS,
            LOG_MAX_AGE_DAYS,
            LOG_COMPRESS,
            LOG_DEBUG,
            UPDATES_CHECK,
            UPDATES_FEED);

    private static <T> Setting<T> of(String key, SettingType<T> type, T standard, String variable, String explanation) {
        return new Setting<>(key, type, standard, variable, explanation);
    }

    /** @return null when nothing is called that */
    public static @Nullable Setting<?> find(String key) {
        for (Setting<?> each : ALL) {
            if (each.key.equals(key)) {
                return each;
            }
        }
        return null;
    }

    /** The part of the key before the dot, or empty. */
    public String section() {
        return key.substring(0, Math.max(0, key.indexOf('.')));
    }

    /** The part of the key after the dot. */
    public String name() {
        return key.substring(key.indexOf('.') + 1);
    }
}
