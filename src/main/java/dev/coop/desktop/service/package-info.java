/** What the desktop needs of the rest. */
@NullMarked
package dev.coop.desktop.service;

import org.jspecify.annotations.NullMarked;
