package dev.coop;

/** Starts the desktop when there are no arguments, the command line otherwise. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("coop " + args.length);
    }
}
