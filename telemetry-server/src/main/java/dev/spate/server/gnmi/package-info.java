/**
 * The {@code gnmi.gNMI} service: Capabilities, Get, Set and Subscribe over one store, and the encoders of what Subscribe sends.
 * Sections in comments are of the gNMI specification, version 0.10.0, unless they name another document.
 */
@NullMarked
package dev.spate.server.gnmi;

import org.jspecify.annotations.NullMarked;
