/** The section that looks at a container's files and copies them to and fro. */
@NullMarked
package dev.coop.desktop.files;

import org.jspecify.annotations.NullMarked;
