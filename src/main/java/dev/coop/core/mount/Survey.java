package dev.coop.core.mount;

import dev.coop.core.mount.Place.Kind;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.host.FileIdentity;
import dev.coop.host.Links;
import dev.coop.host.MountTable;
import dev.coop.host.MountTable.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of this machine as they lie on the disk at one moment. */
final class Survey {
    private final MountTable mounts;
    private final Lineage home;
    private final @Nullable FileIdentity homeIdentity;
    private final List<Found> places = new ArrayList<>();

    /**
     * A place as it was found.
     *
     * @param real where its links lead, also when nothing is there
     * @param identities of the place, and of what is mounted in it
     * @param above the place and all that hold it or a link to it
     */
    private record Found(Place place, Path real, List<FileIdentity> identities, Lineage above) {}

    /** @throws IOException when a place cannot be looked at */
    Survey(List<Place> all, Path homeFolder, MountTable mounts) throws IOException {
        this.mounts = mounts;
        Path realHome = Links.follow(homeFolder).end();
        this.home = new Lineage(mounts).with(realHome);
        this.homeIdentity = identity(realHome);
        for (Place place : all) {
            places.add(find(place));
        }
    }

    private Found find(Place place) throws IOException {
        Path named = place.path().toAbsolutePath().normalize();
        Links links = Links.follow(place.path());
        Lineage above = new Lineage(mounts).with(links.end()).with(named);
        for (Path link : links.links()) {
            above.with(link);
        }
        List<FileIdentity> identities = new ArrayList<>();
        @Nullable FileIdentity own = identity(links.end());
        if (own != null) {
            identities.add(own);
        }
        if (place.kind() == Kind.FORBIDDEN || place.kind() == Kind.SECRET) {
            for (Entry mount : mounts.entries()) {
                @Nullable
                FileIdentity inIt =
                        MountTable.isAtOrBelow(mount.point(), links.end().toString())
                                ? identity(Path.of(mount.point()))
                                : null;
                if (inIt != null) {
                    identities.add(inIt);
                    above.with(Path.of(mount.point()));
                }
            }
        }
        return new Found(place, links.end(), identities, above);
    }

    /** Null when nothing is there, or nobody who is not root can see it. */
    private static @Nullable FileIdentity identity(Path path) throws IOException {
        try {
            return FileIdentity.of(path);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return null;
        } catch (java.nio.file.AccessDeniedException closed) {
            return null;
        }
    }

    /** @param folder its real path */
    Verdict judge(Path folder) throws IOException {
        FileIdentity self = FileIdentity.of(folder);
        Lineage lineage = new Lineage(mounts).with(folder);
        boolean isInHome = homeIdentity != null && lineage.has(homeIdentity);
        Set<String> forbidden = new LinkedHashSet<>();
        Set<String> secret = new LinkedHashSet<>();
        for (Found each : places) {
            @Nullable String reason = reason(each, folder, self, lineage, isInHome);
            if (reason != null) {
                (each.place().kind().isForbidden() ? forbidden : secret).add(reason);
            }
        }
        if (!forbidden.isEmpty()) {
            return new Verdict(Level.FORBIDDEN, List.copyOf(forbidden));
        }
        return secret.isEmpty() ? Verdict.FREE : new Verdict(Level.PROTECTED, List.copyOf(secret));
    }

    private @Nullable String reason(Found found, Path folder, FileIdentity self, Lineage lineage, boolean isInHome) {
        Place place = found.place();
        if (found.identities().stream().anyMatch(self::isSameAs) || folder.equals(found.real())) {
            return "it is " + place.what();
        }
        if (found.above().has(self) || found.above().has(folder)) {
            return (Files.exists(found.real()) ? "it holds " : "it is where there may once be ") + place.path()
                    + ", which is " + place.what();
        }
        boolean isInIt = found.identities().stream().anyMatch(lineage::has) || lineage.has(found.real());
        boolean isOwn = isInHome && found.identities().stream().anyMatch(home::has);
        return switch (place.kind()) {
            case ITSELF -> null;
            case SYSTEM -> isInIt && !isOwn ? inside(place) : null;
            case FORBIDDEN, KERNEL, SECRET -> isInIt ? inside(place) : null;
        };
    }

    private static String inside(Place place) {
        return "it is in " + place.path() + ", which is " + place.what();
    }
}
