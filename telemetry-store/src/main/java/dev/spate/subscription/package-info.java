/**
 * Live subscriptions: what a client is sent, when, in which order, and what it is not sent because it lags.
 */
@NullMarked
package dev.spate.subscription;

import org.jspecify.annotations.NullMarked;
