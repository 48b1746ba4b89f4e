package dev.coop.core.image;

import org.jspecify.annotations.Nullable;

/**
 * What to build.
 *
 * @param recipe name of a recipe; null for the one that suits: that of an earlier build which was not finished, else the
 *     default, else the one that this host can build when the image server cannot be reached
 * @param base alias at the image server instead of the recipe's; null for the recipe's
 * @param rebuild from the start, even when nothing has changed
 */
public record BuildRequest(
        @Nullable String recipe, @Nullable String base, boolean rebuild) {}
