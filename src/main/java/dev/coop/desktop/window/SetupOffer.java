package dev.coop.desktop.window;

import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.vm.VmModel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;

/** Whether the setup is shown without being asked for: only to those who have nothing that it could be in the way of. */
final class SetupOffer {
    private final ContainersModel model;
    private final VmModel vm;
    private final BooleanProperty declined = new SimpleBooleanProperty();
    private boolean hadContainers;

    /** @param hadContainers whether there were any when the window was last open */
    SetupOffer(ContainersModel model, VmModel vm, boolean hadContainers) {
        this.model = model;
        this.vm = vm;
        this.hadContainers = hadContainers;
        model.items().addListener((ListChangeListener<ContainerItem>)
                change -> this.hadContainers = !model.items().isEmpty());
    }

    boolean stands() {
        if (declined.get()) {
            return false;
        }
        return switch (model.connectionProperty().get()) {
            case Connection.Connecting _ -> false;
            case Connection.Connected _ -> model.items().isEmpty();
            // The start of the virtual machine is to be seen by everybody.
            case Connection.Disconnected _ -> !hadContainers || vm.busy();
        };
    }

    /** Until the window is opened the next time. */
    void decline() {
        declined.set(true);
    }

    ReadOnlyBooleanProperty declinedProperty() {
        return declined;
    }

    boolean hadContainers() {
        return hadContainers;
    }
}
