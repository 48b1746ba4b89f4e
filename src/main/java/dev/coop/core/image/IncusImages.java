package dev.coop.core.image;

import dev.coop.core.failure.IncusFailures;
import dev.coop.core.settings.Settings;
import dev.coop.incus.IncusClient;
import java.nio.file.Path;
import java.util.List;

/** The images in Coop's project of an Incus server. */
public final class IncusImages implements ImageService {
    private final IncusClient incus;
    private final Settings settings;

    public IncusImages(IncusClient incus, Settings settings, Path cacheFolder) {
        this.incus = incus;
        this.settings = settings;
    }

    @Override
    public boolean exists() {
        return exists(settings.defaultImage());
    }

    @Override
    public boolean exists(String alias) {
        return IncusFailures.translating(() -> incus.images().byAlias(alias).isPresent());
    }

    @Override
    public List<ImageInfo> list() {
        return List.of();
    }

    @Override
    public ImageInfo build(BuildRequest request, BuildListener listener) {
        throw new IllegalStateException();
    }
}
