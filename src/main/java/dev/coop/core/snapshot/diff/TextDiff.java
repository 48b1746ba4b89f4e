package dev.coop.core.snapshot.diff;

/**
 * How the text of one file changed.
 *
 * @param path absolute, as in the container
 * @param unified in the form of {@code diff -u}; empty when there is none to show
 * @param omitted why there is none, such as that it is binary or too large; empty otherwise
 */
public record TextDiff(String path, String unified, String omitted) {}
