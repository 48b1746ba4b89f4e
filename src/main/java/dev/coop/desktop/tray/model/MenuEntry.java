package dev.coop.desktop.tray.model;

import java.util.List;

/**
 * A line of the tray's menu.
 *
 * @param key what it does and to what; no two entries that ever are there mean different things by the same
 * @param text empty for a separator
 * @param children of a submenu; empty for all else
 */
public record MenuEntry(String key, Kind kind, String text, boolean enabled, List<MenuEntry> children) {
    public MenuEntry {
        children = List.copyOf(children);
    }

    /** How it looks. */
    public enum Kind {
        ITEM,
        UNCHECKED,
        CHECKED,
        SEPARATOR
    }

    static MenuEntry item(String key, String text, boolean enabled) {
        return new MenuEntry(key, Kind.ITEM, text, enabled, List.of());
    }

    static MenuEntry toggle(String key, String text, boolean enabled, boolean checked) {
        return new MenuEntry(key, checked ? Kind.CHECKED : Kind.UNCHECKED, text, enabled, List.of());
    }

    static MenuEntry submenu(String key, String text, List<MenuEntry> children) {
        return new MenuEntry(key, Kind.ITEM, text, true, children);
    }

    static MenuEntry separator(String key) {
        return new MenuEntry(key, Kind.SEPARATOR, "", true, List.of());
    }
}
