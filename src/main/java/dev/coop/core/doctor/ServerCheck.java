package dev.coop.core.doctor;

import dev.coop.incus.IncusClient;
import dev.coop.incus.ServerInfo;

/** Whether Incus answers, and trusts this user. */
final class ServerCheck extends Check {
    private final IncusClient incus;

    ServerCheck(IncusClient incus) {
        super("incus");
        this.incus = incus;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Finding look() {
        ServerInfo server = incus.server();
        if (!server.auth().equals("trusted")) {
            return fail(
                    "Incus at " + incus.endpoint() + " does not trust this user",
                    "join the group incus-admin, then log in again");
        }
        return pass("Incus " + server.environment().serverVersion() + " answers at " + incus.endpoint());
    }
}
