package dev.coop.core.setup;

/** The names of what Coop makes in Incus. */
public final class Names {
    /** The profile of every container of Coop's. */
    public static final String PROFILE = "agent-sandbox";

    /** The pool that is made when there is none with copy-on-write. */
    public static final String POOL = "coop";

    /** The bridge that is made when there is none with IPv4; Linux allows 15 characters. */
    public static final String BRIDGE = "coopbr0";

    /** Marks what is Coop's. */
    public static final String TAG = "user.coop";

    private Names() {}
}
