/** The folders of this computer that a container sees: the section that lists them, and the sheet that asks before one is shared. */
@NullMarked
package dev.coop.desktop.mounts;

import org.jspecify.annotations.NullMarked;
