/** Steps of something longer: how far each is, and how they are shown. */
@NullMarked
package dev.coop.desktop.step;

import org.jspecify.annotations.NullMarked;
