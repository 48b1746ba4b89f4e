/**
 * The window that asks for the code. {@link dev.coop.desktop.authorization.CodeDialog#entry} makes what the services ask with:
 * one for each request.
 */
@NullMarked
package dev.coop.desktop.authorization;

import org.jspecify.annotations.NullMarked;
