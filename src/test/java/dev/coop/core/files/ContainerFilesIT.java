package dev.coop.core.files;

import dev.coop.core.container.Command;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.Session;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.testing.CoopFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.coop.testing.CoopFixture.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Copies between the host and a container that wants to do harm. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContainerFilesIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private static ContainerService containers;

    private final ContainerFiles files = coop.files();
    private final List<String> skipped = new ArrayList<>();
    private final CopyListener listener = new CopyListener() {
        @Override
        public void skipped(String path, String why) {
            skipped.add(path + ": " + why);
        }
    };

    @TempDir
    private Path temp;

    @BeforeAll
    static void aContainer() {
        containers = coop.containers();
        containers.create(named("box"), CreateListener.NONE);
    }

    @BeforeEach
    void anEmptyHome() throws IOException {
        if (containers.get("box").state() != dev.coop.core.container.ContainerState.RUNNING) {
            containers.restart("box", Duration.ofSeconds(30), true);
        }
        run("rm -rf /home/agent/*");
    }

    private static String run(String script) throws IOException {
        try (Session session = containers.exec("box", Command.of("sh", "-c", script))) {
            session.stdin().close();
            String out = new String(session.stdout().readAllBytes(), UTF_8);
            String err = new String(session.stderr().readAllBytes(), UTF_8);
            assertThat(session.waitFor()).as(err).isZero();
            return out;
        }
    }

    private static CoopException refused(Runnable call) {
        CoopException refused = catchThrowableOfType(CoopException.class, call::run);
        assertThat(refused).isNotNull();
        return refused;
    }

    /** Each path below with what it is; links with what they lead to. */
    private static Map<String, String> tree(Path top) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path each : all.filter(path -> !path.equals(top)).toList()) {
                String name = top.relativize(each).toString();
                if (Files.isSymbolicLink(each)) {
                    tree.put(name, "-> " + Files.readSymbolicLink(each));
                } else if (Files.isDirectory(each)) {
                    tree.put(name, "folder");
                } else {
                    tree.put(name, Files.readString(each));
                }
            }
        }
        return tree;
    }

    @Test
    void a_folder_goes_in_and_comes_out_as_it_was() throws IOException {
        Path source = Files.createDirectories(temp.resolve("project/src/deep"));
        Files.writeString(source.resolve("code"), "print()");
        Files.writeString(temp.resolve("project/run.sh"), "#!/bin/sh");
        Files.setPosixFilePermissions(temp.resolve("project/run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(temp.resolve("project/latest"), Path.of("src/deep/code"));
        Files.createDirectory(temp.resolve("project/empty"));
        byte[] random = new byte[3_000_001];
        new Random(7).nextBytes(random);
        Files.write(temp.resolve("project/big"), random);

        files.push(temp.resolve("project"), "box", "", listener);
        assertThat(run("stat -c '%U:%G %a %n' project project/run.sh project/src/deep/code"))
                .isEqualTo("""
                        agent:agent 755 project
                        agent:agent 750 project/run.sh
                        agent:agent 644 project/src/deep/code
                        """);
        assertThat(run("readlink project/latest")).isEqualTo("src/deep/code\n");

        files.pull("box", "project", temp.resolve("back"), listener);
        Files.move(temp.resolve("project/big"), temp.resolve("big"));
        assertThat(temp.resolve("back/big")).hasSameBinaryContentAs(temp.resolve("big"));
        Files.delete(temp.resolve("back/big"));
        assertThat(tree(temp.resolve("back"))).isEqualTo(tree(temp.resolve("project")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("back/run.sh"))))
                .isEqualTo("rwxr-x---");
        assertThat(skipped).isEmpty();
    }

    @Test
    void a_copy_goes_where_cp_would_put_it() throws IOException {
        run("mkdir -p folder && echo one >folder/file");
        Path into = Files.createDirectory(temp.resolve("into"));
        files.pull("box", "folder", into, listener);
        files.pull("box", "folder/file", into, listener);
        files.pull("box", "folder/file", into.resolve("other"), listener);
        files.pull("box", "/home/agent/folder/.", into, listener);
        files.pull("box", "folder", into.resolve("new"), listener);
        assertThat(tree(into).keySet()).containsExactly("file", "folder", "folder/file", "new", "new/file", "other");
        assertThat(refused(() -> files.pull("box", "folder", into.resolve("no/such"), listener))
                        .oneLine())
                .contains("There is no folder " + into.resolve("no"));
        assertThat(refused(() -> files.pull("box", "nothing", into, listener)).kind())
                .isEqualTo(Kind.WRONG_STATE);

        Files.writeString(temp.resolve("new"), "new");
        files.push(temp.resolve("new"), "box", "folder", listener);
        files.push(temp.resolve("new"), "box", "folder/file", listener);
        assertThat(run("cat folder/new folder/file")).isEqualTo("newnew");
        assertThat(refused(() -> files.push(temp.resolve("new"), "box", "/no/such/place", listener))
                        .oneLine())
                .contains("There is no folder /no/such");
        assertThat(refused(() -> files.push(temp.resolve("gone"), "box", "", listener))
                        .kind())
                .isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    void links_that_lead_out_of_the_copy_are_left_out() throws IOException {
        run("""
                mkdir -p trap/sub/deep && cd trap
                ln -s /etc/passwd absolute
                ln -s ../../../../etc/passwd up
                ln -s sub/../../.. roundabout
                ln -s ../../.. sub/deep/top
                ln -s sub/deep/top/../../etc over
                ln -s ../.. sub/deep/fine
                ln -s sub/deep good
                ln -s nowhere dangling
                """);
        files.pull("box", "trap", temp.resolve("copy"), listener);
        assertThat(tree(temp.resolve("copy")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sub", "folder",
                        "sub/deep", "folder",
                        "sub/deep/fine", "-> ../..",
                        "good", "-> sub/deep",
                        "dangling", "-> nowhere"));
        assertThat(skipped)
                .hasSize(5)
                .allMatch(each -> each.contains("a link that leads out of what is copied"))
                .anyMatch(each -> each.startsWith("sub/deep/top:"));
    }

    @Test
    void what_is_written_never_goes_through_a_link_that_was_there_before() throws IOException {
        run("mkdir -p trap/sub && echo evil >trap/sub/key && echo evil >trap/file");
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path copy = Files.createDirectories(temp.resolve("copy/trap"));
        Files.writeString(outside.resolve("key"), "secret");
        Files.createSymbolicLink(copy.resolve("sub"), outside);
        Files.createSymbolicLink(copy.resolve("file"), outside.resolve("key"));

        CoopException refused = refused(() -> files.pull("box", "trap", temp.resolve("copy"), listener));
        assertThat(refused.kind()).isEqualTo(Kind.ERROR);
        assertThat(refused.oneLine()).contains("sub");
        assertThat(tree(outside)).containsExactly(Map.entry("key", "secret"));

        Files.delete(copy.resolve("sub"));
        files.pull("box", "trap", temp.resolve("copy"), listener);
        assertThat(tree(outside)).containsExactly(Map.entry("key", "secret"));
        assertThat(copy.resolve("file"))
                .satisfies(each -> assertThat(Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                        .isTrue())
                .content()
                .isEqualTo("evil\n");
    }

    @Test
    void pipes_sockets_and_devices_are_left_out_with_a_word() throws IOException {
        run("mkdir odd && mkfifo odd/pipe && echo x >odd/file");
        try (Session root = containers.exec(
                "box",
                new Command(
                        List.of("sh", "-c", "ln -s /dev/null /home/agent/odd/null; ls /run/systemd/private"),
                        "root",
                        "",
                        Map.of(),
                        null))) {
            root.waitFor();
        }
        files.pull("box", "odd", temp.resolve("copy"), listener);
        assertThat(tree(temp.resolve("copy"))).containsOnlyKeys("file");
        assertThat(skipped).hasSize(2).anyMatch(each -> each.equals("pipe: it is a pipe, a socket or a device"));
        assertThat(refused(() -> files.pull("box", "odd/pipe", temp, listener)).oneLine())
                .contains("neither a file nor a folder");
        assertThat(refused(() -> files.pull("box", "/dev/zero", temp, listener)).oneLine())
                .contains("neither a file nor a folder");
        files.pull("box", "/run/systemd", temp.resolve("run"), listener);
        assertThat(skipped).anyMatch(each -> each.startsWith("private:"));
    }

    @Test
    void hostile_names_are_names_and_no_more() throws IOException {
        run("""
                mkdir names && cd names
                printf 1 >"$(printf 'new\\nline')"
                printf 2 >"$(printf '\\033[31mred')"
                printf 3 >"$(printf 'not\\377text')"
                printf 4 >'..  '
                printf 5 >'a\\b'
                """);
        files.pull("box", "names", temp.resolve("copy"), listener);
        assertThat(tree(temp.resolve("copy")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("new\nline", "1", "\u001b[31mred", "2", "..  ", "4", "a\\b", "5"));
        assertThat(skipped).singleElement().asString().contains("its name cannot be that of a file here");
    }

    @Test
    void set_user_id_does_not_come_along() throws IOException {
        run("cp /bin/true root && chmod 4755 root");
        files.pull("box", "root", temp, listener);
        assertThat((int) Files.getAttribute(temp.resolve("root"), "unix:mode") & 07777)
                .isEqualTo(0755);
    }

    @Test
    void a_link_that_is_named_is_followed_within_the_container() throws IOException {
        run("ln -s /etc/hostname name && ln -s /etc etc");
        files.pull("box", "name", temp, listener);
        assertThat(temp.resolve("name")).content().isEqualTo(run("cat /etc/hostname"));
        assertThat(Files.isSymbolicLink(temp.resolve("name"))).isFalse();
        files.pull("box", "etc/hostname", temp, listener);
        assertThat(temp.resolve("hostname")).content().isEqualTo(run("cat /etc/hostname"));
    }

    @Test
    void links_of_the_host_go_in_as_links_and_are_not_followed() throws IOException {
        Path source = Files.createDirectory(temp.resolve("project"));
        Path secret = Files.writeString(temp.resolve("secret"), "secret");
        Files.createSymbolicLink(source.resolve("key"), secret);
        Files.createSymbolicLink(source.resolve("all"), temp);
        files.push(source, "box", "", listener);
        assertThat(run("readlink project/key")).isEqualTo(secret + "\n");
        assertThat(run("find project -type f")).isEmpty();
        // The one that is named is meant.
        files.push(source.resolve("key"), "box", "", listener);
        assertThat(run("cat secret")).isEqualTo("secret");
    }

    @Test
    void a_file_replaces_a_link_in_the_container_and_not_what_that_leads_to() throws IOException {
        run("mkdir in && echo old >other && ln -s ../other in/file");
        Path source = Files.createDirectory(temp.resolve("in"));
        Files.writeString(source.resolve("file"), "new");
        files.push(source, "box", "", listener);
        assertThat(run("cat other in/file; test ! -L in/file")).isEqualTo("old\nnew");
    }

    @Test
    void a_locked_and_a_stopped_container_give_and_take_files_too() throws IOException {
        run("echo text >file");
        Path note = Files.writeString(temp.resolve("note"), "note");
        containers.lock("box");
        files.pull("box", "file", temp.resolve("locked"), listener);
        files.push(note, "box", "", listener);
        containers.unlock("box");
        assertThat(run("cat note")).isEqualTo("note");
        containers.stop("box", Duration.ofSeconds(30), false);
        files.pull("box", "file", temp.resolve("stopped"), listener);
        files.push(note, "box", "later", listener);
        containers.start("box");
        assertThat(run("cat later; stat -c %U later")).isEqualTo("noteagent\n");
        assertThat(tree(temp)).containsEntry("locked", "text\n").containsEntry("stopped", "text\n");
    }

    @Test
    void one_file_comes_and_goes_as_a_stream() throws IOException {
        assertThat(files.write("box", "note", new ByteArrayInputStream("text".getBytes(UTF_8))))
                .isEqualTo(4);
        assertThat(run("stat -c '%U %a' note")).isEqualTo("agent 644\n");
        run("chmod 600 note");
        files.write("box", "note", new ByteArrayInputStream("more".getBytes(UTF_8)));
        assertThat(run("stat -c '%U %a' note; cat note")).isEqualTo("agent 600\nmore");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(files.read("box", "/home/agent/note", out)).isEqualTo(4);
        assertThat(out.toString(UTF_8)).isEqualTo("more");
        // The kernel gives this one piece by piece, and says that it is empty.
        out.reset();
        files.read("box", "/proc/1/status", out);
        assertThat(out.toString(UTF_8)).contains("Name:").contains("voluntary_ctxt_switches");
        assertThat(refused(() -> files.read("box", "/etc", out)).kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(refused(() -> files.write("box", "/etc", new ByteArrayInputStream(new byte[0])))
                        .kind())
                .isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    void a_folder_can_be_looked_into_and_put_in_order() throws IOException {
        files.createDirectory("box", "folder");
        files.write("box", "folder/b", new ByteArrayInputStream("text".getBytes(UTF_8)));
        run("ln -s /etc/passwd folder/a; mkfifo folder/c; mkdir folder/d; echo x >folder/d/e; ln -s /etc folder/d/f");
        assertThat(files.list("box", "folder"))
                .extracting(FileEntry::name, FileEntry::type, FileEntry::linkTarget)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", FileEntry.Type.LINK, "/etc/passwd"),
                        org.assertj.core.groups.Tuple.tuple("b", FileEntry.Type.FILE, null),
                        org.assertj.core.groups.Tuple.tuple("c", FileEntry.Type.OTHER, null),
                        org.assertj.core.groups.Tuple.tuple("d", FileEntry.Type.DIRECTORY, null));
        FileEntry file = files.stat("box", "folder/b");
        assertThat(file.size()).isEqualTo(4);
        assertThat(file.uid()).isEqualTo(1000);
        files.rename("box", "folder/b", "folder/z");
        assertThat(files.stat("box", "folder/z").size()).isEqualTo(4);
        assertThat(refused(() -> files.stat("box", "folder/b")).kind()).isEqualTo(Kind.WRONG_STATE);
        files.delete("box", "folder");
        assertThat(run("ls; test -f /etc/passwd")).isEmpty();
    }
}
