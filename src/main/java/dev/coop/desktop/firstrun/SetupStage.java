package dev.coop.desktop.firstrun;

/** What it takes to have a container, in order. */
enum SetupStage {
    INCUS("setup.incus"),
    PREPARE("setup.prepare"),
    IMAGE("setup.image"),
    CONTAINER("setup.container");

    private final String key;

    SetupStage(String key) {
        this.key = key;
    }

    /** Of its text; its title is at {@code key.title}. */
    String key() {
        return key;
    }

    /** Whether it cannot be without another one. The image can be any, so a container does not need Coop's own. */
    boolean needs(SetupStage other) {
        return switch (this) {
            case INCUS -> false;
            case PREPARE -> other == INCUS;
            case IMAGE, CONTAINER -> other == INCUS || other == PREPARE;
        };
    }
}
