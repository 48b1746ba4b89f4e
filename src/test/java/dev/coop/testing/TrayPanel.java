package dev.coop.testing;

import dev.coop.desktop.tray.notifier.StatusNotifierItem;
import dev.coop.desktop.tray.notifier.StatusNotifierWatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * A panel that icons register with. It reads an icon and its menu with {@code gdbus}, so that not one library alone
 * has to understand what is on the bus.
 */
public final class TrayPanel implements StatusNotifierWatcher, Properties, AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Map<String, String> session;
    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final DBusConnection connection;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile boolean host;

    /** @param host whether it shows icons from the start */
    public TrayPanel(Map<String, String> session, boolean host) throws DBusException {
        this.session = session;
        this.host = host;
        connection = DBusConnectionBuilder.forAddress(session.get("DBUS_SESSION_BUS_ADDRESS"))
                .withShared(false)
                .build();
        connection.exportObject(this);
        for (Class<? extends DBusSignal> each :
                List.of(StatusNotifierItem.NewIcon.class, StatusNotifierItem.NewStatus.class)) {
            connection.addSigHandler(each, signal -> news.add(signal.getName()));
        }
        connection.requestBusName(NAME);
    }

    @Override
    public void RegisterStatusNotifierItem(String service) {
        registered.add(service);
    }

    /** The name of the next icon that registers. */
    public String awaitIcon() throws InterruptedException {
        return awaited(registered.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** Waits until an icon says that it is another one. */
    public void awaitNewIcon() throws InterruptedException {
        while (!awaited(news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).equals("NewIcon")) {}
    }

    private static String awaited(@Nullable String told) {
        if (told == null) {
            throw new AssertionError("no icon said so");
        }
        return told;
    }

    /** Begins or stops to show icons. */
    public void host(boolean now) throws DBusException {
        host = now;
        connection.sendMessage(now ? new StatusNotifierHostRegistered(PATH) : new StatusNotifierHostUnregistered(PATH));
    }

    /** Says that it shows no icons any more, and does not answer who asks. Waits until somebody has. */
    public void hang() throws DBusException, InterruptedException {
        answering = new CountDownLatch(1);
        host(false);
        asked.await();
    }

    /** Answers now. */
    public void answer() {
        answering.countDown();
    }

    /** A property of an icon, as gdbus writes it. */
    public String property(String icon, String property) throws IOException, InterruptedException {
        return gdbus(
                icon, "/StatusNotifierItem", "org.freedesktop.DBus.Properties.Get", StatusNotifierItem.NAME, property);
    }

    public String properties(String icon) throws IOException, InterruptedException {
        return gdbus(icon, "/StatusNotifierItem", "org.freedesktop.DBus.Properties.GetAll", StatusNotifierItem.NAME);
    }

    /** The whole menu, as gdbus writes it. */
    public String menu(String icon) throws IOException, InterruptedException {
        String path = find("objectpath '([^']+)'", property(icon, "Menu"));
        return gdbus(icon, path, "com.canonical.dbusmenu.GetLayout", "0", "-1", "[]");
    }

    /** Waits until the menu is as asked: there is a signal for it, but more than one change may be under way. */
    public String awaitMenu(String icon, Predicate<String> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String menu = menu(icon);
        while (!condition.test(menu)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the menu stays: " + menu);
            }
            menu = menu(icon);
        }
        return menu;
    }

    /** The number of an entry; the label is a regular expression. Submenus' follow the number of their parent's. */
    public static int number(String menu, String label) {
        return Integer.parseInt(find("\\((?:int32 )?(\\d+), \\{[^}]*'label': <'" + label + "'>", menu));
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return matcher.group(1);
    }

    public void click(String icon, int number) throws IOException, InterruptedException {
        gdbus(icon, "/MenuBar", "com.canonical.dbusmenu.Event", Integer.toString(number), "clicked", "<0>", "0");
    }

    public void activate(String icon) throws IOException, InterruptedException {
        gdbus(icon, "/StatusNotifierItem", StatusNotifierItem.NAME + ".Activate", "0", "0");
    }

    /** @return what it answered, or what went wrong */
    public String gdbus(String name, String path, String method, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("gdbus", "call", "--session", "--dest", name, "--object-path", path, "--method", method, "--"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(session);
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // The library says so, null too.
    public <A> A Get(String type, String property) {
        return (A) GetAll(type).get(property);
    }

    @Override
    public <A> void Set(String type, String property, A value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        if (answering.getCount() > 0) {
            asked.countDown();
            try {
                answering.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return Map.of("IsStatusNotifierHostRegistered", new Variant<>(host));
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    /** It goes from the bus, as one that crashes does. */
    @Override
    public void close() {
        connection.disconnect();
    }
}
