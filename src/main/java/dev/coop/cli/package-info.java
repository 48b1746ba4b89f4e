/** The command line: arguments in, text out. No rule of Coop's lives here. */
@NullMarked
package dev.coop.cli;

import org.jspecify.annotations.NullMarked;
