package dev.coop.cli.authorization;

import dev.coop.cli.output.Text;
import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.AuthorizationRequest.OtherMount;
import dev.coop.core.authorization.Subject;
import java.util.ArrayList;
import java.util.List;

/** What a person is asked, as lines that no name in it can forge. */
final class Sheet {
    private static final int WIDTH = 11;

    private final List<String> lines = new ArrayList<>();

    private Sheet() {}

    static List<String> of(AuthorizationRequest request) {
        Subject subject = request.subject();
        Sheet sheet = new Sheet();
        sheet.add("Folder", List.of(subject.source().toString()));
        sheet.add("Protected", request.reasons());
        sheet.add("Secrets", request.secrets());
        sheet.add("Container", List.of(subject.container()));
        sheet.add("Mode", List.of(subject.readOnly() ? "it can read the folder" : "it can read and change the folder"));
        sheet.add("Seen at", List.of(subject.target()));
        sheet.add("Lasts", List.of(subject.lifetime() == null ? "until you remove it" : Text.age(subject.lifetime())));
        sheet.add(
                "Sees now",
                request.otherMounts().isEmpty()
                        ? List.of("no other folder")
                        : request.otherMounts().stream().map(Sheet::text).toList());
        return sheet.lines;
    }

    private static String text(OtherMount mount) {
        return mount.source() + (mount.readOnly() ? " ---> " : " <---> ") + mount.target();
    }

    private void add(String label, List<String> values) {
        String begin = label + ":";
        for (String value : values) {
            lines.add("  " + Text.pad(begin, WIDTH) + Text.printable(value));
            begin = "";
        }
    }
}
