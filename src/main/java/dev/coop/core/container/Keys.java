package dev.coop.core.container;

/** What Coop notes on an instance of its own. */
public final class Keys {
    /** {@code true} on all that is Coop's. */
    public static final String COOP = "user.coop";

    /** Tells this container from any other, also from a later one of the same name. */
    public static final String ID = "user.coop.id";

    /** The name of the image that it was made from. */
    public static final String IMAGE = "user.coop.image";

    /** {@code container/snapshot} that it is a copy of, when it is one. */
    public static final String SOURCE = "user.coop.source";

    /** What it is for, when it is no container of the user's: an image builder, for one. */
    public static final String ROLE = "user.coop.role";

    /** The process that makes it, while it is not complete. */
    public static final String MAKER = "user.coop.maker";

    /** {@code uid:gid:home} of the agent's account. On the image it is {@link #IMAGE_AGENT}. */
    public static final String AGENT = "user.coop.agent";

    /** The image's property that {@link #AGENT} is taken from. */
    public static final String IMAGE_AGENT = "coop.agent";

    /** Properties of the image that begin so become environment variables of every process in the container. */
    public static final String IMAGE_ENVIRONMENT = "coop.environment.";

    private Keys() {}
}
