package dev.coop.core.mount;

import dev.coop.core.mount.Mount.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a request: all that a person has to see before saying yes. Nothing was changed.
 *
 * @param asked the path as it was given
 * @param source the real path that would be shared
 * @param secrets what in it looks secret, such as {@code id_ed25519 (SSH private key)}; not a full search
 * @param others the folders that the container has already
 * @param notes what else there is to know, each a sentence
 */
public record MountProposal(
        String container,
        String name,
        Path asked,
        Path source,
        String target,
        Mode mode,
        @Nullable Duration lifetime,
        Verdict verdict,
        List<String> secrets,
        List<Mount> others,
        List<String> notes) {

    public MountProposal {
        secrets = List.copyOf(secrets);
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }

    public boolean needsCode() {
        return verdict.level() == Verdict.Level.PROTECTED;
    }
}
