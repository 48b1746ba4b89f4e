/** What the window is made of: pages, and sections of a container. Each is one class in a package of its own, made when it is first shown. */
@NullMarked
package dev.coop.desktop.view;

import org.jspecify.annotations.NullMarked;
