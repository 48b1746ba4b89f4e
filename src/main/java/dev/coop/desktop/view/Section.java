package dev.coop.desktop.view;

import dev.coop.desktop.container.ContainerItem;

/** A view of one container after the other. */
public interface Section extends View {

    /**
     * Turns to a container. Comes before {@link #shown()}, and again, shown or not, whenever another one is selected. It
     * is for the section to follow what becomes of it.
     */
    void show(ContainerItem item);

    /** The container that it shows is no more. Nothing of it is asked after this. */
    default void forget() {}
}
