package dev.coop.desktop.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.ContainerPaths;
import dev.coop.core.files.CopyListener;
import dev.coop.core.files.FileEntry;
import dev.coop.desktop.notice.Notice;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.text.Texts;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Copies between a container and the host, one after the other. JavaFX thread only. */
final class Transfers {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final int NAMED = 8;

    private final Supplier<ContainerFiles> files;
    private final BackgroundTasks tasks;
    private final Notices notices;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper bytes = new ReadOnlyLongWrapper();
    private @Nullable Job job;

    /** @param files asked for in the background */
    Transfers(Supplier<ContainerFiles> files, BackgroundTasks tasks, Notices notices) {
        this.files = files;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** What is copied; empty when nothing is. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** How much of it so far. */
    ReadOnlyLongProperty bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    boolean busy() {
        return !title.get().isEmpty();
    }

    private interface Copy {
        void run(ContainerFiles files, CopyListener listener);
    }

    /**
     * Copies to a folder of the host. What is there already is not replaced: the copy gets another name.
     *
     * @param from the folder that they are in
     */
    void download(String container, String from, List<FileEntry> entries, Path folder) {
        start(
                Texts.of("files.downloading", entries.size(), entries.getFirst().name()),
                (source, listener) -> {
                    for (FileEntry entry : entries) {
                        source.pull(
                                container,
                                ContainerPaths.child(from, entry.name()),
                                target(folder, entry.name()),
                                listener);
                    }
                },
                () -> {});
    }

    /** Names come from the container: one that could lead elsewhere is left to the copy to refuse. */
    static Path target(Path folder, String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0 || name.indexOf(0) >= 0) {
            return folder;
        }
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            int dot = name.lastIndexOf('.');
            free = folder.resolve(
                    dot > 0
                            ? name.substring(0, dot) + " (" + number + ")" + name.substring(dot)
                            : name + " (" + number + ")");
        }
        return free;
    }

    /**
     * Copies files and folders of the host into a folder of a container, in place of what is called the same there.
     *
     * @param done called when it has ended, whole or not
     */
    void upload(String container, List<Path> sources, String folder, Runnable done) {
        start(
                Texts.of(
                        "files.uploading",
                        sources.size(),
                        String.valueOf(sources.getFirst().getFileName())),
                (target, listener) -> sources.forEach(source -> target.push(source, container, folder, listener)),
                done);
    }

    private void start(String text, Copy copy, Runnable done) {
        if (busy()) {
            return;
        }
        Hearing hearing = new Hearing();
        title.set(text);
        bytes.set(0);
        Job clock = tasks.every(GLANCE, () -> bytes.set(hearing.bytes.get()));
        job = tasks.run(
                () -> copy.run(files.get(), hearing),
                () -> end(clock, hearing, null, done),
                problem -> end(clock, hearing, problem, done));
    }

    private void end(Job clock, Hearing hearing, @Nullable CoopException problem, Runnable done) {
        clock.cancel();
        title.set("");
        job = null;
        if (problem != null) {
            notices.failed(problem);
        }
        List<String> skipped = List.copyOf(hearing.skipped);
        if (!skipped.isEmpty()) {
            notices.show(new Notice(
                    Texts.of("files.skipped", skipped.size()),
                    String.join("\n", skipped.subList(0, Math.min(NAMED, skipped.size()))),
                    String.join("\n", skipped),
                    null));
        }
        done.run();
    }

    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Hears in the background. */
    private static final class Hearing implements CopyListener {
        private final AtomicLong bytes = new AtomicLong();
        private final List<String> skipped = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void progress(long more) {
            bytes.addAndGet(more);
        }

        @Override
        public void skipped(String path, String why) {
            skipped.add(dev.coop.core.text.Printable.of(path + ": " + why));
        }
    }
}
