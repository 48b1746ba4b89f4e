@NullMarked
package dev.coop.desktop.settings;

import org.jspecify.annotations.NullMarked;
