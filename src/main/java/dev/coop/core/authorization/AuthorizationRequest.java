package dev.coop.core.authorization;

import java.util.List;

/**
 * What a person is asked, with all that helps to answer it.
 *
 * @param subject what the code opens
 * @param reasons why the folder is protected, each as a clause, such as {@code it holds your SSH keys}
 * @param secrets what in it is secret, such as {@code id_ed25519 (SSH private key)}
 * @param otherMounts the folders that the container has already
 */
public record AuthorizationRequest(
        Subject subject, List<String> reasons, List<String> secrets, List<OtherMount> otherMounts) {

    public AuthorizationRequest {
        reasons = List.copyOf(reasons);
        secrets = List.copyOf(secrets);
        otherMounts = List.copyOf(otherMounts);
    }

    /** A folder that the container has already. */
    public record OtherMount(String source, String target, boolean readOnly) {}
}
