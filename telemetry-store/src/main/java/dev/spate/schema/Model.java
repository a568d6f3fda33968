package dev.spate.schema;

/**
 * A YANG module with leaves of its own, as gNMI Capabilities names it.
 *
 * @param version the OpenConfig version such as {@code 3.8.1}, or the revision date of a module without one
 */
public record Model(String name, String organization, String version) {}
