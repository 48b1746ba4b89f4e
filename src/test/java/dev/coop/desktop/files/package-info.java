@NullMarked
package dev.coop.desktop.files;

import org.jspecify.annotations.NullMarked;
