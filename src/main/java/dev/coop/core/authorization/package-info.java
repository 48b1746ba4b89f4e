/**
 * The code by which a person at this computer, and not a program, opens a protected folder to a container: six digits
 * that leave only by the system's notification, once, for fifteen seconds, for one container, folder, mode and target.
 */
@NullMarked
package dev.coop.core.authorization;

import org.jspecify.annotations.NullMarked;
