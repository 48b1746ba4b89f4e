package dev.coop.core.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recipe on one architecture, with a digest for the state after each step. A digest covers all that leads to that
 * state: what is the same need not be done again.
 *
 * @param baseDigest of the base and of what the host adds
 * @param digests one for each step
 */
record BuildPlan(
        RecipeBook book,
        Recipe recipe,
        String architecture,
        String baseAlias,
        String baseDigest,
        List<String> digests) {
    private static final int SHORT = 12;

    /**
     * @param baseAlias at the image server
     * @param certificates of the host, which go into the image
     */
    static BuildPlan of(
            RecipeBook book, Recipe recipe, String architecture, String baseAlias, List<String> certificates) {
        MessageDigest digest = sha256();
        add(digest, recipe.name(), architecture, recipe.base().server(), baseAlias);
        if (recipe.base().bootstrap() != null) {
            digest.update(book.file(recipe.base().bootstrap()));
        }
        certificates.forEach(each -> add(digest, each));
        new TreeMap<>(recipe.environment()).forEach((key, value) -> add(digest, key, value));
        byte[] state = digest.digest();
        String baseDigest = hex(state);
        List<String> digests = new ArrayList<>();
        for (Recipe.Step step : recipe.steps()) {
            state = after(state, step, book, recipe, architecture);
            digests.add(hex(state));
        }
        return new BuildPlan(book, recipe, architecture, baseAlias, baseDigest, List.copyOf(digests));
    }

    private static byte[] after(byte[] before, Recipe.Step step, RecipeBook book, Recipe recipe, String architecture) {
        MessageDigest digest = sha256();
        digest.update(before);
        add(digest, step.name());
        digest.update(book.file(step.script()));
        for (Recipe.CopiedFile file : step.files()) {
            add(digest, file.target());
            digest.update(book.file(file.source()));
        }
        downloadVariables(step, recipe, architecture).forEach((key, value) -> add(digest, key, value));
        return digest.digest();
    }

    /** What tells a step's script where to fetch what, and how to know that it is the right thing. */
    static Map<String, String> downloadVariables(Recipe.Step step, Recipe recipe, String architecture) {
        Map<String, String> variables = new TreeMap<>();
        for (String name : step.downloads()) {
            Recipe.@Nullable Download download = recipe.downloads().get(name);
            Recipe.@Nullable Source source = download == null ? null : download.on(architecture);
            if (download == null || source == null) {
                throw new IllegalStateException(recipe.name() + " has no download " + name + " for " + architecture);
            }
            String key = "COOP_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_";
            variables.put(key + "VERSION", download.version());
            variables.put(key + "URL", source.url());
            variables.put(key + "SHA256", source.sha256());
        }
        if (!step.downloads().isEmpty()) {
            variables.put("COOP_DOWNLOADS", String.join(" ", step.downloads()));
        }
        return variables;
    }

    /** The digest of the finished image. */
    String digest() {
        return digests.getLast();
    }

    /**
     * The name of the snapshot after a step.
     *
     * @param index from 0
     */
    String snapshot(int index) {
        return "step-%02d-%s".formatted(index + 1, digests.get(index));
    }

    private static void add(MessageDigest digest, String... texts) {
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, SHORT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
