package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.model.hyperlinks.LinkInfo;
import com.techsenger.jeditermfx.core.model.hyperlinks.LinkResult;
import dev.coop.desktop.terminal.WebLink.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebLinkTest {
    private static Set<Doubt> doubts(String text) {
        return WebLink.of(text).orElseThrow().doubts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://example.org:8080/a/b?c=d&e=%20#f",
                "HTTPS://Example.ORG/Path",
                "https://93.184.216.34/",
                "https://example.org/a@b"
            })
    void plainAddressesRaiseNoDoubt(String text) {
        assertThat(doubts(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ftp://example.org",
                "vscode://file/x",
                "https://",
                "https:///path",
                "https://good.org\\@evil.org",
                "https://good.org\u202egro.live",
                "https://good.org/\u001b]0;x\u0007",
                "https://good.org/a b",
                "https://good.org:99999999/",
                "https://good%2eorg/",
                "https://a:b:c/"
            })
    void whatIsNoPlainAddressIsNoLink(String text) {
        assertThat(WebLink.of(text)).isEmpty();
    }

    @Test
    void aNameBeforeThePlaceIsADoubt() {
        assertThat(doubts("https://github.com@evil.example/login")).containsExactly(Doubt.USER);
        assertThat(doubts("https://github.com:443@evil.example/")).containsExactly(Doubt.USER);
    }

    @Test
    void lettersOfOtherScriptsAreShownAsTheyAreSent() {
        WebLink link = WebLink.of("https://g\u0456thub.com/").orElseThrow();
        assertThat(link.doubts()).containsExactly(Doubt.LETTERS);
        assertThat(link.address()).startsWith("https://xn--").isASCII();
        assertThat(doubts("https://xn--gthub-cof.com/")).containsExactly(Doubt.LETTERS);
        assertThat(WebLink.of("https://example.org/b\u00fccher").orElseThrow().address())
                .isEqualTo("https://example.org/b%C3%BCcher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/"})
    void aNumberInDisguiseIsADoubt(String text) {
        assertThat(doubts(text)).containsExactly(Doubt.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/",
                "http://127.0.0.1/",
                "http://[::1]:8080/",
                "http://192.168.1.1/reboot",
                "http://10.0.0.1/",
                "http://172.20.0.1/",
                "http://router/",
                "http://nas.local/"
            })
    void whatLeadsToThisComputerOrItsNetworkIsADoubt(String text) {
        assertThat(doubts(text)).containsExactly(Doubt.OWN);
    }

    private static List<String> found(String line) {
        List<WebLink> links = new ArrayList<>();
        LinkResult result = filter(links).apply(line);
        return result == null
                ? List.of()
                : result.getItems().stream()
                        .map(item -> line.substring(item.getStartOffset(), item.getEndOffset()))
                        .toList();
    }

    private static LinkFilter filter(List<WebLink> links) {
        return new LinkFilter(link -> {
            links.add(link);
            return new LinkInfo(() -> {});
        });
    }

    @Test
    void addressesAreFoundWithoutTheSentenceAroundThem() {
        assertThat(found("see https://example.org/a, (https://example.org/b_(c)) or <http://example.org/d>."))
                .containsExactly("https://example.org/a", "https://example.org/b_(c)", "http://example.org/d");
        assertThat(found("nothing here: file:///etc, https://")).isEmpty();
    }

    @Test
    void anAddressBehindAnotherTextIsADoubt() {
        List<WebLink> links = new ArrayList<>();
        LinkFilter filter = filter(links);
        filter.announcing(() -> filter.apply("https://example.org/"));
        assertThat(links).singleElement().satisfies(link -> assertThat(link.doubts())
                .containsExactly(Doubt.HIDDEN));
    }
}
