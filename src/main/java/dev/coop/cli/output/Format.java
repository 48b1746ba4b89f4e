package dev.coop.cli.output;

/** How a listing is written. */
public enum Format {
    TABLE,
    JSON,
    CSV,
    YAML
}
