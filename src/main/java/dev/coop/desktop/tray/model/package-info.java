/** What the tray shows and what its menu does, whoever draws it. */
@NullMarked
package dev.coop.desktop.tray.model;

import org.jspecify.annotations.NullMarked;
