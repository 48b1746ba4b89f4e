@NullMarked
package dev.coop.desktop.task;

import org.jspecify.annotations.NullMarked;
