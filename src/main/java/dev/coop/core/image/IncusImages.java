package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.incus.Image;
import dev.coop.incus.IncusClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The images in Coop's project of an Incus server. */
public final class IncusImages implements ImageService {
    private static final Duration DELETE_LIMIT = Duration.ofMinutes(5);

    private final IncusClient incus;
    private final Settings settings;
    private final Path cacheFolder;
    private final RecipeBook book;
    private final ImageReader reader;

    /**
     * @param incus within Coop's project
     * @param cacheFolder for a base that is made on this host
     */
    public IncusImages(IncusClient incus, Settings settings, Path cacheFolder) {
        this(incus, settings, cacheFolder, RecipeBook.OWN);
    }

    IncusImages(IncusClient incus, Settings settings, Path cacheFolder, RecipeBook book) {
        this.incus = incus;
        this.book = book;
        this.reader = new ImageReader(incus, book);
        this.settings = settings;
        this.cacheFolder = cacheFolder;
    }

    @Override
    public boolean exists() {
        return exists(settings.get(Setting.DEFAULT_IMAGE));
    }

    @Override
    public boolean exists(String alias) {
        return IncusFailures.translating(() -> incus.images().byAlias(alias).isPresent());
    }

    @Override
    public List<ImageInfo> list() {
        return IncusFailures.translating(reader::list);
    }

    @Override
    public void delete(String name, boolean force) {
        IncusFailures.translating(() -> {
            Image image = reader.find(name);
            boolean isDefault = image.aliases().stream()
                    .anyMatch(alias -> alias.name().equals(settings.get(Setting.DEFAULT_IMAGE)));
            if (isDefault && !force) {
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "The image \"" + name + "\" is what containers are made from",
                        "delete it nevertheless with --force");
            }
            return incus.operations().await(incus.images().delete(image.fingerprint()), DELETE_LIMIT);
        });
    }

    @Override
    public ImageInfo build(BuildRequest request, BuildListener listener) {
        return IncusFailures.translating(
                () -> reader.info(new ImageBuilder(incus, settings, cacheFolder, book).build(request, listener)));
    }
}
