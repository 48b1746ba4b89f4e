package dev.coop.core.image;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an image is built, as data. Paths are relative to the folder of the recipes.
 *
 * @param architectures as Debian names them: {@code amd64}, {@code arm64}
 * @param environment of every process, in the build and in the containers that are made from the image
 * @param downloads what is fetched from publishers, by name
 */
record Recipe(
        String name,
        String distribution,
        String release,
        List<String> architectures,
        Base base,
        Map<String, String> environment,
        Map<String, Download> downloads,
        List<Step> steps) {

    Recipe {
        downloads = downloads == null ? Map.of() : downloads;
    }

    /**
     * What the first step starts from.
     *
     * @param server of images, a URL
     * @param bootstrap a script that makes the base on the host when the server cannot be reached; null for none
     */
    record Base(String server, String alias, @Nullable String bootstrap) {}

    /** A pinned download. */
    record Download(
            String version,
            @Nullable Source amd64,
            @Nullable Source arm64) {
        @Nullable
        Source on(String architecture) {
            return architecture.equals("arm64") ? arm64 : amd64;
        }
    }

    record Source(String url, String sha256) {}

    /**
     * One step. It may be run again after it was cancelled half-way.
     *
     * @param title for the user
     * @param files copied into the container first
     * @param downloads the names of those that its script fetches
     * @param optional whether exit code 75 of the script means that what it provides is left out
     */
    record Step(
            String name,
            String title,
            String script,
            long timeoutSeconds,
            boolean optional,
            List<CopiedFile> files,
            List<String> downloads,
            List<Provided> provides) {
        Step {
            files = files == null ? List.of() : files;
            downloads = downloads == null ? List.of() : downloads;
            provides = provides == null ? List.of() : provides;
        }
    }

    record CopiedFile(String source, String target) {}

    /**
     * A promise.
     *
     * @param command that prints the version
     * @param expect a regular expression that is found in what it prints
     */
    record Provided(String tool, List<String> command, String expect) {}
}
