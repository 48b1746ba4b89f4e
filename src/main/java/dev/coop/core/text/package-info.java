/** Texts that others chose, made safe to be shown. */
@NullMarked
package dev.coop.core.text;

import org.jspecify.annotations.NullMarked;
