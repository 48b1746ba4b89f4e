package dev.coop.desktop;

import dev.coop.core.container.ContainerService;
import dev.coop.desktop.create.CreateDefaults;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the desktop needs of the rest.
 *
 * @param containers what it is all about; asked in the background before each use, and again while it throws because
 *     there is no Incus to be found
 * @param images names of the images that a container can be made from; asked in the background
 * @param defaults what a new container is like unless the user says otherwise; asked on the JavaFX thread, so from memory
 * @param windowState file in which the window remembers its place; it and its folder need not exist
 * @param version of Coop
 */
public record DesktopServices(
        Supplier<ContainerService> containers,
        Supplier<List<String>> images,
        Supplier<CreateDefaults> defaults,
        Path windowState,
        String version) {}
