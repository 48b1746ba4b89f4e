/**
 * One desktop for each user: the first start holds a lock and listens on a socket, a later one asks it to show its
 * window. The socket is in a folder that only the user can enter, and understands one word.
 */
@NullMarked
package dev.coop.desktop.instance;

import org.jspecify.annotations.NullMarked;
