@NullMarked
package dev.coop.desktop.mounts.graph;

import org.jspecify.annotations.NullMarked;
