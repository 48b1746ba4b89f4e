package dev.coop.core.doctor;

/** Whether this computer could show a notification now. */
public interface NotificationProbe {
    /**
     * Returns when it could, without showing one.
     *
     * @throws dev.coop.core.failure.CoopException with the reason, when nobody could see it
     */
    void require() throws InterruptedException;
}
