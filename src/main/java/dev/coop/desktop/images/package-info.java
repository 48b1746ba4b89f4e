/** The page of the images: which there are, and the building of the base image. */
@NullMarked
package dev.coop.desktop.images;

import org.jspecify.annotations.NullMarked;
