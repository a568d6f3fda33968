/** Simulated network devices: a source whose traffic is believable, writable and repeatable. */
@NullMarked
package dev.spate.simulator;

import org.jspecify.annotations.NullMarked;
