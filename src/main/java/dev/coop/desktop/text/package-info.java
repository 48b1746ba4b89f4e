/** What the user reads: texts from the bundle, amounts and ages in words. */
@NullMarked
package dev.coop.desktop.text;

import org.jspecify.annotations.NullMarked;
