/** What is going on, and what is on record: who was let see what, and whether the record is as it was written. */
@NullMarked
package dev.coop.desktop.activity;

import org.jspecify.annotations.NullMarked;
