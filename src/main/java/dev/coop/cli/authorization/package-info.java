/** Asks a person on a terminal for the code that opens a protected folder. */
@NullMarked
package dev.coop.cli.authorization;

import org.jspecify.annotations.NullMarked;
