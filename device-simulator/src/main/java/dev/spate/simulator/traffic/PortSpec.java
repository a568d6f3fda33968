package dev.spate.simulator.traffic;

/**
 * A port as traffic sees it.
 *
 * @param bitsPerSecond its speed
 * @param mtu the largest packet that it sends, without the header of Ethernet, in octets
 * @param enabled whether it is administratively up at first
 * @param load the mean load of what it sends in the busiest hour, as a share of its speed; 0 lets the device draw one
 * @param linked whether a link to another simulated port begins here; what an unlinked port receives comes from outside the network
 * @param drivesLink whether this end decides when the link fails; exactly one end of a link does
 * @param latencyNanos how long light takes from here to the other end
 */
public record PortSpec(
    long bitsPerSecond,
    int mtu,
    boolean enabled,
    double load,
    boolean linked,
    boolean drivesLink,
    long latencyNanos) {}
