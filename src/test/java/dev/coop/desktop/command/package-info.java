@NullMarked
package dev.coop.desktop.command;

import org.jspecify.annotations.NullMarked;
