package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.model.hyperlinks.LinkInfo;
import com.techsenger.jeditermfx.ui.hyperlinks.LinkInfoEx;
import dev.coop.desktop.component.DangerQuestion;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Opens the addresses in a terminal: by a click with the shortcut key, and after a question when there are doubts. */
final class TerminalLinks {
    private final Consumer<String> browser;
    private final Tooltip tip = new Tooltip();
    private @Nullable Canvas canvas;
    private boolean wanted;

    TerminalLinks(Consumer<String> browser) {
        this.browser = browser;
    }

    /** Listens for the key: the widget tells only that a link was clicked. */
    void watch(Canvas drawing) {
        canvas = drawing;
        drawing.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> wanted = event.isShortcutDown());
        drawing.sceneProperty().subscribe(scene -> tip.hide());
    }

    /** What the widget does with a link. */
    LinkInfo info(WebLink link) {
        return new LinkInfoEx.Builder()
                .setNavigateCallback(() -> open(link))
                .setHoverConsumer(new LinkInfoEx.HoverConsumer() {
                    @Override
                    public void onMouseEntered(Canvas host, Rectangle2D bounds) {
                        tip.setText(Texts.of("link.tip", link.address()));
                        Point2D place = host.localToScreen(bounds.getMinX(), bounds.getMaxY() + 4);
                        if (place != null) {
                            tip.show(host, place.getX(), place.getY());
                        }
                    }

                    @Override
                    public void onMouseExited() {
                        tip.hide();
                    }
                })
                .build();
    }

    private void open(WebLink link) {
        if (!wanted || canvas == null) {
            return;
        }
        Window owner = canvas.getScene().getWindow();
        tip.hide();
        if (link.doubts().isEmpty()) {
            browser.accept(link.address());
            return;
        }
        List<String> lines = new ArrayList<>(List.of(link.address()));
        link.doubts().forEach(doubt -> lines.add(Texts.of(doubt.key())));
        DangerQuestion.ask(
                owner,
                Material2OutlinedMZ.OPEN_IN_BROWSER,
                Texts.of("link.question"),
                lines,
                Texts.of("link.open"),
                Texts.of("link.leave"),
                () -> browser.accept(link.address()));
    }
}
