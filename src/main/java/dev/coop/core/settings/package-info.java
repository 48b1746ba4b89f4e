/**
 * What the user has set, and where Coop keeps its things.
 *
 * <p>{@link dev.coop.core.settings.Setting} is the table of all settings: key, type, default, environment variable and
 * one sentence each. Code asks {@code settings.get(Setting.DEFAULT_CPUS)}; a new setting is one more line of the table.
 *
 * <p>A view of the settings goes through {@link dev.coop.core.settings.SettingsService#list()}. {@code setting().type()}
 * says which control suits: {@code Flag} a switch, {@code Whole} a number between its ends, {@code Choice} one of its
 * words, {@code Text} a field, {@code TextList} a list. {@code setting().section()} groups them, {@code explanation()} is
 * the help, {@code type().ofText(...)} returns null for what is not allowed and {@code type().rule()} says why. A value
 * whose {@code source()} is {@code ENVIRONMENT} cannot be changed in the file with effect: show it as fixed by {@code
 * variable()}. {@code setText} and {@code set} write, {@code unset} goes back to the default; each touches one key only,
 * so that other programs may write at the same time.
 */
@NullMarked
package dev.coop.core.settings;

import org.jspecify.annotations.NullMarked;
