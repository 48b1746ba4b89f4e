/** Building blocks that several views share. They know nothing of containers. */
@NullMarked
package dev.coop.desktop.component;

import org.jspecify.annotations.NullMarked;
