/** The virtual machine that Incus runs in where it cannot run on this machine itself, as commands and windows use it. */
@NullMarked
package dev.coop.core.vm;

import org.jspecify.annotations.NullMarked;
