package dev.coop.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The folders of this machine that a virtual machine sees at the same path, as its {@code lima.yaml} has them. */
public record SharedFolders(List<Share> shares) {

    /** One of them, as a real path. */
    public record Share(Path folder, boolean writable) {}

    public SharedFolders {
        shares = List.copyOf(shares);
    }

    /** The share that a path is in, or empty when the virtual machine does not see it. The path must be without links. */
    public Optional<Share> of(Path real) {
        // Of nested ones the inner counts.
        return shares.stream()
                .filter(each -> real.startsWith(each.folder()))
                .max(java.util.Comparator.comparingInt(each -> each.folder().getNameCount()));
    }

    /** Empty when there is no such file, or it says nothing that can be understood. */
    static Optional<SharedFolders> read(Path limaYaml, Path home) {
        try {
            Object root = new YAMLMapper().readValue(Files.readString(limaYaml), Object.class);
            if (!(root instanceof Map<?, ?> settings)) {
                return Optional.empty();
            }
            List<Share> shares = new ArrayList<>();
            if (settings.get("mounts") instanceof List<?> mounts) {
                for (Object each : mounts) {
                    if (each instanceof Map<?, ?> mount) {
                        share(mount, home).ifPresent(shares::add);
                    }
                }
            }
            return Optional.of(new SharedFolders(shares));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<Share> share(Map<?, ?> mount, Path home) {
        @Nullable Path location = path(mount.get("location"), home);
        if (location == null) {
            return Optional.empty();
        }
        @Nullable Path point = mount.get("mountPoint") == null ? location : path(mount.get("mountPoint"), home);
        if (!location.equals(point)) {
            // It is there under another name, which Incus would not be told.
            return Optional.empty();
        }
        return Optional.of(new Share(real(location), Boolean.TRUE.equals(mount.get("writable"))));
    }

    private static @Nullable Path path(@Nullable Object written, Path home) {
        if (!(written instanceof String text) || text.isBlank()) {
            return null;
        }
        String expanded = text.replace("{{.Home}}", home.toString());
        if (expanded.equals("~")) {
            return home;
        }
        if (expanded.startsWith("~/")) {
            return home.resolve(expanded.substring(2)).normalize();
        }
        return expanded.startsWith("/") && !expanded.contains("{{")
                ? Path.of(expanded).normalize()
                : null;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder;
        }
    }
}
