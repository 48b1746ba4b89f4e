@NullMarked
package dev.coop.core.files;

import org.jspecify.annotations.NullMarked;
