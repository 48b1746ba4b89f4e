package dev.coop.desktop.images;

import dev.coop.core.failure.CoopException;
import dev.coop.core.image.ImageInfo;
import dev.coop.core.image.ImageService;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which images there are. JavaFX thread only. */
final class ImagesModel {
    private final Supplier<ImageService> service;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable List<ImageInfo>> images = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CoopException> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final Set<String> deleting = new HashSet<>();

    /** @param service asked for in the background */
    ImagesModel(Supplier<ImageService> service, BackgroundTasks tasks, Notices notices) {
        this.service = service;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Newest first; null until it is known. */
    ReadOnlyObjectProperty<@Nullable List<ImageInfo>> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** Why they cannot be read, or null. */
    ReadOnlyObjectProperty<@Nullable CoopException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Reads them anew. */
    void load() {
        loading.set(true);
        var _ = tasks.start(
                () -> service.get().list(),
                found -> {
                    loading.set(false);
                    failure.set(null);
                    images.set(found);
                },
                problem -> {
                    loading.set(false);
                    failure.set(problem);
                });
    }

    /** Whether it is being deleted. */
    boolean deleting(ImageInfo image) {
        return deleting.contains(image.fingerprint());
    }

    /** Deletes it, also when it is what containers are made from: whoever calls this has asked. */
    void delete(ImageInfo image) {
        if (!deleting.add(image.fingerprint())) {
            return;
        }
        var _ = tasks.run(
                () -> service.get().delete(image.fingerprint(), true),
                () -> {
                    deleting.remove(image.fingerprint());
                    load();
                },
                problem -> {
                    deleting.remove(image.fingerprint());
                    notices.failed(problem);
                    load();
                });
    }
}
