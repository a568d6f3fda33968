/** A source that serves the machine it runs on as a device: its interfaces, CPU, memory and temperature, by OSHI. */
@NullMarked
package dev.spate.server.source.host;

import org.jspecify.annotations.NullMarked;
