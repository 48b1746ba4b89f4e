package dev.coop.core.snapshot.diff;

import org.jspecify.annotations.Nullable;

/**
 * A package that was installed, removed or changed.
 *
 * @param manager {@code apt}, {@code npm} or {@code pip}
 * @param before its version then; null when it was not there
 * @param after its version now; null when it is gone
 */
public record PackageChange(
        String manager,
        String name,
        @Nullable String before,
        @Nullable String after) {}
