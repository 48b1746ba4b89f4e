/** The user's settings as a page, made from the table in {@link dev.coop.core.settings.Setting}. */
@NullMarked
package dev.coop.desktop.settings;

import org.jspecify.annotations.NullMarked;
