/**
 * Notifications of the system, on Linux by D-Bus and on macOS by osascript, for a text that a person shall see and no
 * program shall read.
 *
 * <p>What D-Bus cannot help: the library takes Strings and buffers of its own, which stay in this process's memory until
 * the garbage collector comes by. Other programs of the same user can own the bus, or watch it.
 */
@NullMarked
package dev.coop.host.notification;

import org.jspecify.annotations.NullMarked;
