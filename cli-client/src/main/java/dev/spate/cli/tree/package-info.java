/**
 * The tree of a target as a client sees it: leaves taken out of Notifications of whatever encoding, and which paths there are, with
 * what the schema says of each.
 */
@NullMarked
package dev.spate.cli.tree;

import org.jspecify.annotations.NullMarked;
