/** The images that containers are made from, and the building of the base image from a recipe. */
@NullMarked
package dev.coop.core.image;

import org.jspecify.annotations.NullMarked;
