package dev.coop.desktop.window;

import dev.coop.desktop.activity.ActivityPage;
import dev.coop.desktop.files.FilesSection;
import dev.coop.desktop.images.BuildModel;
import dev.coop.desktop.images.ImagesPage;
import dev.coop.desktop.logs.LogsSection;
import dev.coop.desktop.mounts.MountsSection;
import dev.coop.desktop.mounts.Sharing;
import dev.coop.desktop.mounts.graph.MountsPage;
import dev.coop.desktop.overview.Overview;
import dev.coop.desktop.settings.SettingsPage;
import dev.coop.desktop.snapshots.SnapshotsSection;
import dev.coop.desktop.terminal.Terminals;
import dev.coop.desktop.terminal.TerminalsSection;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.PageKind;
import dev.coop.desktop.view.SectionKind;
import dev.coop.desktop.view.ViewContext;
import dev.coop.desktop.vm.VmModel;
import dev.coop.desktop.vm.VmPage;
import java.util.List;
import java.util.function.Function;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Which sections and pages there are, in their order: a line for each. */
final class Registry {
    private final SectionKind terminals;
    private final List<SectionKind> sections;
    private final List<PageKind> pages;
    private final PageKind setup;

    Registry(Terminals all, Sharing sharing, BuildModel build, VmModel vm, Function<ViewContext, Page> setupMaker) {
        terminals = new SectionKind(
                "terminals", Material2OutlinedAL.CODE, context -> new TerminalsSection(all, context.actions()));
        sections = List.of(
                new SectionKind("overview", Material2OutlinedAL.DASHBOARD, Overview::new),
                terminals,
                new SectionKind(
                        "mounts", Material2OutlinedAL.FOLDER_SHARED, context -> new MountsSection(context, sharing)),
                new SectionKind("snapshots", Material2OutlinedMZ.TIMELINE, SnapshotsSection::new),
                new SectionKind("logs", Material2OutlinedMZ.SUBJECT, LogsSection::new),
                new SectionKind("files", Material2OutlinedAL.FOLDER, FilesSection::new));
        setup = new PageKind("setup", Material2OutlinedAL.FLAG, false, setupMaker);
        pages = List.of(
                new PageKind("images", Material2OutlinedAL.LAYERS, true, context -> new ImagesPage(context, build)),
                new PageKind(
                        "mounts", Material2OutlinedAL.DEVICE_HUB, true, context -> new MountsPage(context, sharing)),
                new PageKind("activity", Material2OutlinedAL.HISTORY, false, ActivityPage::new),
                new PageKind(
                        "vm", Material2OutlinedAL.COMPUTER, false, vm.needed(), context -> new VmPage(context, vm)),
                new PageKind("settings", Material2OutlinedMZ.SETTINGS, false, SettingsPage::new));
    }

    /** The guided setup, which has no button of its own. */
    PageKind setup() {
        return setup;
    }

    /** Of a container; the first is shown first. */
    List<SectionKind> sections() {
        return sections;
    }

    List<PageKind> pages() {
        return pages;
    }

    /** The section that terminals are opened in. */
    SectionKind terminals() {
        return terminals;
    }
}
