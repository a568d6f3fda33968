package dev.spate.schema;

/**
 * The name of a YANG identity, such as {@code iana-if-type:ethernetCsmacd}.
 *
 * @param module the module that defines it, which JSON_IETF puts before the name (RFC 7951 section 6.8)
 */
public record IdentityName(String module, String name) {

  /** {@code module:name}. */
  public String qualified() {
    return module + ":" + name;
  }
}
