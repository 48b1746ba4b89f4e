/** Terminals in containers whose shells outlive the window: they live in tmux inside. */
@NullMarked
package dev.coop.core.terminal;

import org.jspecify.annotations.NullMarked;
