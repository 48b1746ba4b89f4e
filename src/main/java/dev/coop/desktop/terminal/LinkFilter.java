package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.model.hyperlinks.HyperlinkFilter;
import com.techsenger.jeditermfx.core.model.hyperlinks.LinkInfo;
import com.techsenger.jeditermfx.core.model.hyperlinks.LinkResult;
import com.techsenger.jeditermfx.core.model.hyperlinks.LinkResultItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the addresses of the web in what a terminal shows, on any thread. */
final class LinkFilter implements HyperlinkFilter {
    private static final Pattern CANDIDATE = Pattern.compile("(?i)\\bhttps?://[^\\s\"'<>`|^{}\\\\\\p{Cntrl}]+");
    private static final String TRAILING = ".,;:!?*_~";

    private final Function<WebLink, LinkInfo> links;
    private volatile @Nullable Thread announced;

    /** @param links how the widget is to treat one */
    LinkFilter(Function<WebLink, LinkInfo> links) {
        this.links = links;
    }

    /** Does something in which an address is told that does not stand in the text. */
    void announcing(Runnable action) {
        announced = Thread.currentThread();
        try {
            action.run();
        } finally {
            announced = null;
        }
    }

    @Override
    public @Nullable LinkResult apply(String line) {
        if (!line.contains("://")) {
            return null;
        }
        List<LinkResultItem> found = new ArrayList<>();
        boolean hidden = Thread.currentThread().equals(announced);
        if (hidden) {
            WebLink.of(line).map(WebLink::behindAnotherText).ifPresent(link -> found.add(item(0, line.length(), link)));
        } else {
            Matcher matcher = CANDIDATE.matcher(line);
            while (matcher.find()) {
                String text = withoutTheSentence(matcher.group());
                int start = matcher.start();
                WebLink.of(text).ifPresent(link -> found.add(item(start, start + text.length(), link)));
            }
        }
        return found.isEmpty() ? null : new LinkResult(found);
    }

    private LinkResultItem item(int start, int end, WebLink link) {
        return new LinkResultItem(start, end, links.apply(link));
    }

    /** The text without the punctuation that ends the sentence or bracket around it. */
    static String withoutTheSentence(String text) {
        int end = text.length();
        while (end > 0) {
            char last = text.charAt(end - 1);
            boolean closes = last == ')' || last == ']';
            String before = text.substring(0, end - 1);
            boolean opened = closes && count(before, last == ')' ? '(' : '[') > count(before, last);
            if (TRAILING.indexOf(last) >= 0 || (closes && !opened)) {
                end--;
            } else {
                break;
            }
        }
        return text.substring(0, end);
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }
}
