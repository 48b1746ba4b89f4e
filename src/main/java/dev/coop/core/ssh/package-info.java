/**
 * SSH to containers without a network: Coop's own key, a list of host keys that it fills from the containers themselves,
 * and a configuration whose ProxyCommand carries the stream over Incus exec to {@code sshd -i}.
 */
@NullMarked
package dev.coop.core.ssh;

import org.jspecify.annotations.NullMarked;
