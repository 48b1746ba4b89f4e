package dev.coop.core.image;

import dev.coop.core.failure.IncusFailures;
import dev.coop.core.image.ImageBuilder.Properties;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.incus.Image;
import dev.coop.incus.IncusClient;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The images in Coop's project of an Incus server. */
public final class IncusImages implements ImageService {
    private static final int SHORT_FINGERPRINT = 12;

    private final IncusClient incus;
    private final Settings settings;
    private final Path cacheFolder;
    private final RecipeBook book;

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
        return IncusFailures.translating(() -> incus.images().list().stream()
                .map(IncusImages::info)
                .sorted(Comparator.comparing(ImageInfo::createdAt).reversed())
                .toList());
    }

    @Override
    public ImageInfo build(BuildRequest request, BuildListener listener) {
        return IncusFailures.translating(
                () -> info(new ImageBuilder(incus, settings, cacheFolder, book).build(request, listener)));
    }

    private static ImageInfo info(Image image) {
        Map<String, String> tools = new TreeMap<>();
        image.properties().forEach((key, value) -> {
            if (key.startsWith(Properties.TOOL)) {
                tools.put(key.substring(Properties.TOOL.length()), value);
            }
        });
        return new ImageInfo(
                image.aliases().isEmpty()
                        ? image.fingerprint().substring(0, SHORT_FINGERPRINT)
                        : image.aliases().getFirst().name(),
                image.fingerprint(),
                image.properties().getOrDefault("description", ""),
                image.architecture(),
                image.size(),
                tools,
                image.uploadedAt());
    }
}
