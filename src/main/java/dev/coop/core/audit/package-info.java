/**
 * The record of what containers were let see: an append-only file of JSON lines, each with the hash of the one before it.
 *
 * <p>It shows that somebody changed, removed, added or reordered lines, and that the file was cut off at its end. It
 * cannot stop a program that runs as the same user from writing the whole file and its anchor anew.
 */
@NullMarked
package dev.coop.core.audit;

import org.jspecify.annotations.NullMarked;
