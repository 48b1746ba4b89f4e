/** What the system of a container wrote down. */
@NullMarked
package dev.coop.desktop.logs;

import org.jspecify.annotations.NullMarked;
