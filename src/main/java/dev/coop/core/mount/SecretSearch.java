package dev.coop.core.mount;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks, briefly, for what in a folder looks secret. It reads names, never contents, and follows no links. */
final class SecretSearch {
    private static final int DEPTH = 6;
    private static final int MOST = 12;
    private static final int FILES = 50_000;
    private static final Duration TIME = Duration.ofMillis(400);

    private static final Set<String> PASSED_OVER =
            Set.of("node_modules", "objects", "target", "build", "dist", "__pycache__", ".cache", ".venv", "vendor");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("id_rsa", "SSH private key"),
            Map.entry("id_dsa", "SSH private key"),
            Map.entry("id_ecdsa", "SSH private key"),
            Map.entry("id_ed25519", "SSH private key"),
            Map.entry(".ssh", "SSH keys"),
            Map.entry(".gnupg", "GPG keys"),
            Map.entry("private-keys-v1.d", "GPG keys"),
            Map.entry(".aws", "AWS credentials"),
            Map.entry(".azure", "Azure credentials"),
            Map.entry(".kube", "Kubernetes credentials"),
            Map.entry("kubeconfig", "Kubernetes credentials"),
            Map.entry(".docker", "Docker credentials"),
            Map.entry(".netrc", "passwords"),
            Map.entry(".npmrc", "npm token"),
            Map.entry(".pypirc", "PyPI token"),
            Map.entry(".git-credentials", "Git passwords"),
            Map.entry(".pgpass", "database passwords"),
            Map.entry(".vault-token", "Vault token"),
            Map.entry("credentials.json", "credentials"),
            Map.entry("service-account.json", "credentials"),
            Map.entry("secrets.yml", "secrets"),
            Map.entry("secrets.yaml", "secrets"),
            Map.entry("secrets.json", "secrets"),
            Map.entry("terraform.tfstate", "Terraform state, which holds secrets"),
            Map.entry("logins.json", "browser passwords"),
            Map.entry("key4.db", "browser passwords"),
            Map.entry("login data", "browser passwords"),
            Map.entry("cookies.sqlite", "browser sessions"),
            Map.entry(".claude", "Claude sessions and settings"),
            Map.entry(".codex", "Codex sessions and settings"));

    private static final Map<String, String> ENDINGS = Map.of(
            ".pem", "certificate or key",
            ".key", "private key",
            ".p12", "certificate with key",
            ".pfx", "certificate with key",
            ".jks", "keystore",
            ".keystore", "keystore",
            ".kdbx", "password database",
            ".ppk", "SSH private key",
            ".age", "encrypted secrets");

    private SecretSearch() {}

    /** Each as {@code path (what it is)}, relative to the folder. */
    static List<String> in(Path folder) {
        Search search = new Search(folder);
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, search);
        } catch (IOException _) {
            // What cannot be read cannot be named; it is no reason to refuse.
        }
        return search.found;
    }

    private static @Nullable String what(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        @Nullable String known = NAMES.get(lower);
        if (known != null) {
            return known;
        }
        if (lower.equals(".env") || (lower.startsWith(".env.") && !lower.endsWith(".example"))) {
            return "environment with secrets";
        }
        int dot = lower.lastIndexOf('.');
        return dot < 0 ? null : ENDINGS.get(lower.substring(dot));
    }

    private static final class Search extends SimpleFileVisitor<Path> implements FileVisitor<Path> {
        private final Path root;
        private final List<String> found = new ArrayList<>();
        private final long until = System.nanoTime() + TIME.toNanos();
        private int seen;

        Search(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            String name = folder.getFileName().toString();
            return note(folder) || PASSED_OVER.contains(name) ? skipping() : next();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isOther()) {
                add(file, "socket or device");
            } else {
                note(file);
            }
            return next();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException closed) {
            return next();
        }

        private boolean note(Path path) {
            @Nullable String what = what(path.getFileName().toString());
            if (what != null) {
                add(path, what);
            }
            return what != null;
        }

        private void add(Path path, String what) {
            found.add(root.relativize(path) + " (" + what + ")");
        }

        private FileVisitResult skipping() {
            return next() == FileVisitResult.TERMINATE ? FileVisitResult.TERMINATE : FileVisitResult.SKIP_SUBTREE;
        }

        private FileVisitResult next() {
            seen++;
            return found.size() >= MOST || seen >= FILES || System.nanoTime() > until
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }
    }
}
