/** What the user has set, and where Coop keeps its things. */
@NullMarked
package dev.coop.core.settings;

import org.jspecify.annotations.NullMarked;
