package dev.coop.desktop.tray.notifier;

import dev.coop.desktop.text.Texts;
import dev.coop.desktop.tray.model.TrayState;
import dev.coop.desktop.tray.model.TrayView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** The icon, as panels ask for it. */
final class ItemObject implements StatusNotifierItem, Properties {
    private final Pixmaps pixmaps = new Pixmaps();
    private final Runnable activated;
    private volatile TrayView view;

    ItemObject(TrayView first, Runnable activated) {
        this.activated = activated;
        view = first;
    }

    /** @return what panels are to be told */
    List<DBusSignal> show(TrayView now) throws DBusException {
        TrayView before = view;
        view = now;
        List<DBusSignal> signals = new ArrayList<>();
        if (now.state() != before.state()) {
            signals.add(new NewIcon(PATH));
            signals.add(new NewAttentionIcon(PATH));
            signals.add(new NewStatus(PATH, status(now)));
        }
        if (!now.tip().equals(before.tip())) {
            signals.add(new NewToolTip(PATH));
        }
        return signals;
    }

    private static String status(TrayView shown) {
        return shown.state() == TrayState.TROUBLE ? "NeedsAttention" : "Active";
    }

    private Map<String, Variant<?>> properties() {
        TrayView shown = view;
        String name = Texts.of("app.name");
        Variant<?> icon = new Variant<>(pixmaps.of(shown.state()), "a(iiay)");
        Map<String, Variant<?>> all = new HashMap<>();
        all.put("Category", new Variant<>("ApplicationStatus"));
        all.put("Id", new Variant<>("coop"));
        all.put("Title", new Variant<>(name));
        all.put("Status", new Variant<>(status(shown)));
        all.put("WindowId", new Variant<>(0));
        // No names: a theme's picture of the same name would not show the state.
        all.put("IconName", new Variant<>(""));
        all.put("IconThemePath", new Variant<>(""));
        all.put("IconPixmap", icon);
        all.put("OverlayIconName", new Variant<>(""));
        all.put("OverlayIconPixmap", new Variant<>(List.of(), "a(iiay)"));
        all.put("AttentionIconName", new Variant<>(""));
        all.put("AttentionIconPixmap", icon);
        all.put("AttentionMovieName", new Variant<>(""));
        all.put("ToolTip", new Variant<>(new ToolTip(name, shown.tip()), "(sa(iiay)ss)"));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(new DBusPath(DBusMenu.PATH)));
        return all;
    }

    @Override
    public void ContextMenu(int x, int y) {
        // Panels show the menu themselves. One that cannot gets the window, which has all of it.
        activated.run();
    }

    @Override
    public void Activate(int x, int y) {
        activated.run();
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        activated.run();
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // There is nothing to scroll.
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // The library says so, null too.
    public <A> A Get(String type, String property) {
        return (A) GetAll(type).get(property);
    }

    @Override
    public <A> void Set(String type, String property, A value) {
        throw new PropertyReadOnly(property);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return type.equals(NAME) ? properties() : Map.of();
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
