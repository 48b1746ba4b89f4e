package dev.coop.host.notification;

/** A notification that nobody can see. It never tells what the text would have been, nor does it have a cause that might. */
public final class NotShownException extends Exception {
    private final String hint;

    /**
     * @param reason as a clause, such as {@code the screen is locked}
     * @param hint what to do next
     */
    NotShownException(String reason, String hint) {
        super(reason);
        this.hint = hint;
    }

    /** As a clause, such as {@code the screen is locked}. */
    public String reason() {
        String message = getMessage();
        return message == null ? "it is not known why" : message;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }

    static NotShownException locked() {
        return new NotShownException("the screen is locked", "unlock it and try again");
    }
}
