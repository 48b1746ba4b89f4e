package dev.coop.desktop.tray.model;

import java.util.List;

/**
 * All that the tray shows at one moment.
 *
 * @param tip one sentence on the state
 */
public record TrayView(TrayState state, String tip, List<MenuEntry> menu) {
    public TrayView {
        menu = List.copyOf(menu);
    }
}
