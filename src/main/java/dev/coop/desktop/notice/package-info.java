/** What went wrong in the background, said once and in words. */
@NullMarked
package dev.coop.desktop.notice;

import org.jspecify.annotations.NullMarked;
