/** What things are called, and nothing else about them. */
@NullMarked
package dev.coop.core.names;

import org.jspecify.annotations.NullMarked;
