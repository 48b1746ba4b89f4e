/** This machine: accounts, folders, processes, certificates. */
@NullMarked
package dev.coop.host;

import org.jspecify.annotations.NullMarked;
