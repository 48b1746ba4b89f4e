package dev.coop.desktop.view;

import dev.coop.core.container.ContainerService;
import dev.coop.desktop.container.ContainerActions;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.container.UsageMeter;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.preference.Preferences;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.Pace;
import dev.coop.desktop.theme.Theme;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

/**
 * What views get to work with.
 *
 * @param services asked in the background only, unless they say otherwise
 * @param containerService the service of {@code services}, once there is one
 * @param containers which there are, and which of them is selected
 * @param meter what containers use
 * @param actions what can be done to one
 * @param pace at which what is shown is looked at again
 * @param clock the time, by the half minute
 * @param preferences what the user wants of the window itself
 * @param window owner of what they open
 */
public record ViewContext(
        DesktopServices services,
        ContainerService containerService,
        ContainersModel containers,
        UsageMeter meter,
        ContainerActions actions,
        BackgroundTasks tasks,
        Pace pace,
        Notices notices,
        ObservableValue<Instant> clock,
        Theme theme,
        Preferences preferences,
        Stage window) {}
