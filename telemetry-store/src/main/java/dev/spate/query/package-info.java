/** What a read means: which leaves a path with its wildcards, type, depth, models and scope selects, and what is wrong with it. */
@NullMarked
package dev.spate.query;

import org.jspecify.annotations.NullMarked;
