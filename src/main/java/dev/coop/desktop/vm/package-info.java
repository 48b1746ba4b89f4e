/** The virtual machine that Incus runs in where it cannot run on the computer itself. */
@NullMarked
package dev.coop.desktop.vm;

import org.jspecify.annotations.NullMarked;
