package dev.spate.json;

/** The two ways to write YANG data in JSON: gNMI's encodings JSON and JSON_IETF (gNMI specification §2.3.1). */
public enum JsonStyle {
  /** Plain names and numbers, whatever their size; identities without their module. */
  PLAIN,

  /** RFC 7951: names qualified where the module changes, numbers of 64 bits quoted, identities with their module. */
  IETF
}
