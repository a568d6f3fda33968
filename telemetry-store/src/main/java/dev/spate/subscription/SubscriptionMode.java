package dev.spate.subscription;

/** When a live subscription sends (gNMI specification §3.5.1.5.2). TARGET_DEFINED is one of each, over two classes of leaves. */
public enum SubscriptionMode {
  ON_CHANGE,
  SAMPLE
}
