package dev.spate.schema;

/** The kinds of data nodes (RFC 7950 section 4.2.2). */
public enum NodeKind {
  CONTAINER,
  LIST,
  LEAF,
  LEAF_LIST
}
