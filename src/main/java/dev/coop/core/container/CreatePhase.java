package dev.coop.core.container;

/** The steps from nothing to a container that can be worked in, in their order. */
public enum CreatePhase {
    /** Name, limits, image and work folder are looked at. */
    CHECK,
    /** The disk is made from the image. */
    CREATE,
    /** Its system is started. */
    START,
    /** Coop's key goes in, the container's host key comes out. */
    ACCESS,
    /** It has an address and can resolve names. */
    NETWORK
}
