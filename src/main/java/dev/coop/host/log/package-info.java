/**
 * The log: JSON lines in {@code logs/coop.log} of the data folder, which all processes of Coop write to at once. Commands
 * write to it by themselves, which takes them a millisecond; what logs by SLF4J comes here through Logback.
 */
@NullMarked
package dev.coop.host.log;

import org.jspecify.annotations.NullMarked;
