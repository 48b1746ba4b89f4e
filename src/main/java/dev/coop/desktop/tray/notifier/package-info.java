/**
 * The icon by the StatusNotifierItem specification, and its menu by com.canonical.dbusmenu, both on the session bus.
 * What is said here, any program of the same user can read; what is clicked, it can click.
 */
@NullMarked
package dev.coop.desktop.tray.notifier;

import org.jspecify.annotations.NullMarked;
