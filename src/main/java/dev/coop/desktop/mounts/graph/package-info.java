/** The picture of all mounts: folders of this computer on the left, containers on the right, an arrow for each mount. */
@NullMarked
package dev.coop.desktop.mounts.graph;

import org.jspecify.annotations.NullMarked;
