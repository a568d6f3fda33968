package dev.spate.schema;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The type of a leaf, resolved to what YANG has built in (RFC 7950 section 9); a leafref has the type of its target. Equal
 * only to itself. Immutable; safe to share.
 */
public final class LeafType {

  /** What kind of value a type has. INT and UINT differ in sign and are 8 to 64 {@link #bits()} wide. */
  public enum Base {
    STRING,
    BOOLEAN,
    INT,
    UINT,
    DECIMAL,
    ENUMERATION,
    IDENTITY,
    BINARY,
    UNION,
    EMPTY,
    BITS
  }

  private static final Limits NO_LIMITS = new Limits("", List.of());
  private static final Limits ANY_LENGTH = new Limits(
      "", Limits.between(BigDecimal.ZERO, BigDecimal.valueOf(Integer.MAX_VALUE)).intervals());

  // Without restrictions, which is also what the leaves have that no table knows.
  public static final LeafType STRING = string("", List.of());
  public static final LeafType BOOLEAN = plain(Base.BOOLEAN, "boolean");
  public static final LeafType INT64 = integer(true, 64, "");
  public static final LeafType UINT64 = integer(false, 64, "");
  public static final LeafType BINARY = binary("");
  public static final LeafType EMPTY = plain(Base.EMPTY, "empty");

  /** Any finite number, with all the digits that a double has. */
  public static final LeafType DECIMAL = of(Base.DECIMAL, "decimal64", 0, 18, NO_LIMITS);

  /** Values of any kind: of a leaf that no table knows, and whose values were of more than one kind. */
  public static final LeafType ANY = of(Base.UNION, "any value", 0, 0, NO_LIMITS);

  private final Base base;
  private final String yangName;
  private final int bits;
  private final int fractionDigits;
  private final Limits limits;
  private final List<String> patterns;
  private final List<String> names;
  private final List<IdentityName> identities;
  private final List<LeafType> members;
  private final Map<String, Integer> indexes;

  private LeafType(
      Base base,
      String yangName,
      int bits,
      int fractionDigits,
      Limits limits,
      List<String> patterns,
      List<String> names,
      List<IdentityName> identities,
      List<LeafType> members) {
    this.base = base;
    this.yangName = yangName;
    this.bits = bits;
    this.fractionDigits = fractionDigits;
    this.limits = limits;
    this.patterns = List.copyOf(patterns);
    this.names = List.copyOf(names);
    this.identities = List.copyOf(identities);
    this.members = List.copyOf(members);
    this.indexes = new HashMap<>();
    for (int i = 0; i < this.names.size(); i++) {
      indexes.putIfAbsent(this.names.get(i), i);
    }
    for (int i = 0; i < this.identities.size(); i++) {
      indexes.putIfAbsent(this.identities.get(i).qualified(), i);
    }
  }

  private static LeafType of(
      Base base, String yangName, int bits, int fractionDigits, Limits limits) {
    return new LeafType(
        base, yangName, bits, fractionDigits, limits, List.of(), List.of(), List.of(), List.of());
  }

  static LeafType plain(Base base, String yangName) {
    return of(base, yangName, 0, 0, NO_LIMITS);
  }

  /** Lengths in characters, "" for any. */
  static LeafType string(String lengths, List<String> patterns) {
    return new LeafType(
        Base.STRING, "string", 0, 0, length(lengths), patterns, List.of(), List.of(), List.of());
  }

  /** Lengths in bytes, "" for any. */
  static LeafType binary(String lengths) {
    return of(Base.BINARY, "binary", 0, 0, length(lengths));
  }

  /** A range of "" is all that fits into the bits. */
  static LeafType integer(boolean signed, int bits, String range) {
    BigDecimal count = BigDecimal.valueOf(2).pow(signed ? bits - 1 : bits);
    Limits whole =
        Limits.between(signed ? count.negate() : BigDecimal.ZERO, count.subtract(BigDecimal.ONE));
    Limits limits = range.isEmpty() ? whole : Limits.parse(range, whole);
    return of(signed ? Base.INT : Base.UINT, (signed ? "int" : "uint") + bits, bits, 0, limits);
  }

  /** A range of "" is all that 64 bits hold with these digits after the point (RFC 7950 section 9.3.4). */
  static LeafType decimal(int fractionDigits, String range) {
    if (fractionDigits < 1 || fractionDigits > 18) {
      throw new IllegalArgumentException(fractionDigits + " fraction digits: 1 to 18 are allowed");
    }
    Limits whole = Limits.between(
        BigDecimal.valueOf(Long.MIN_VALUE, fractionDigits),
        BigDecimal.valueOf(Long.MAX_VALUE, fractionDigits));
    Limits limits = range.isEmpty() ? whole : Limits.parse(range, whole);
    return of(Base.DECIMAL, "decimal64", 0, fractionDigits, limits);
  }

  static LeafType enumeration(List<String> names) {
    return named(Base.ENUMERATION, "enumeration", names);
  }

  static LeafType bits(List<String> names) {
    return named(Base.BITS, "bits", names);
  }

  private static LeafType named(Base base, String yangName, List<String> names) {
    return new LeafType(base, yangName, 0, 0, NO_LIMITS, List.of(), names, List.of(), List.of());
  }

  static LeafType identity(String identityBase, List<IdentityName> identities) {
    List<String> names = identities.stream().map(IdentityName::name).toList();
    return new LeafType(
        Base.IDENTITY, identityBase, 0, 0, NO_LIMITS, List.of(), names, identities, List.of());
  }

  static LeafType union(List<LeafType> members) {
    return new LeafType(
        Base.UNION, "union", 0, 0, NO_LIMITS, List.of(), List.of(), List.of(), members);
  }

  private static Limits length(String lengths) {
    return lengths.isEmpty() ? ANY_LENGTH : Limits.parse(lengths, ANY_LENGTH);
  }

  public Base base() {
    return base;
  }

  /** Width of an integer: 8, 16, 32 or 64; 0 for any other type. */
  public int bits() {
    return bits;
  }

  /** Digits after the point of a decimal, 1 to 18; 0 for any other type. */
  public int fractionDigits() {
    return fractionDigits;
  }

  /** Of an enumeration, an identity (without modules) or bits; the index is the stored value of the first two. */
  public List<String> names() {
    return names;
  }

  /** The identities that a value may be, with their modules; the index is the stored value. */
  public List<IdentityName> identities() {
    return identities;
  }

  /** Regular expressions that all match the whole of a string. */
  public List<String> patterns() {
    return patterns;
  }

  /** Types of a union, in the order in which a value is tried. */
  public List<LeafType> members() {
    return members;
  }

  /** The stored value of an enumeration's or identity's name, the latter with or without its module; -1 if there is none. */
  public int indexOf(String name) {
    return indexes.getOrDefault(name, -1);
  }

  /** Whether it is stored as a {@code long}, and not as a reference. */
  public boolean isLong() {
    return switch (base) {
      case BOOLEAN, INT, UINT, DECIMAL, ENUMERATION, IDENTITY, EMPTY -> true;
      case STRING, BINARY, UNION, BITS -> false;
    };
  }

  /** Whether it is an integer or a decimal. */
  public boolean isNumber() {
    return base == Base.INT || base == Base.UINT || base == Base.DECIMAL;
  }

  /** Whether JSON_IETF writes it as a string although it is a number (RFC 7951 section 6.1). */
  public boolean isQuotedInIetf() {
    return bits == 64 || base == Base.DECIMAL;
  }

  /**
   * Checks an integer against its range.
   *
   * @param value as it is stored: a uint64 as its bits
   * @throws IllegalArgumentException names the value and what is allowed
   */
  public void validateInteger(long value) {
    String text = base == Base.UINT ? Long.toUnsignedString(value) : Long.toString(value);
    require(limits.allow(new BigDecimal(text)), text);
  }

  /**
   * Checks a decimal against its range.
   *
   * @throws IllegalArgumentException names the value and what is allowed; also for NaN and the infinities
   */
  public void validateDecimal(double value) {
    boolean unlimited = limits.intervals().isEmpty();
    boolean allowed =
        Double.isFinite(value) && (unlimited || limits.allow(BigDecimal.valueOf(value)));
    require(allowed, Double.toString(value));
  }

  /**
   * Checks a string against its lengths and patterns, or the blank-separated names of bits.
   *
   * @throws IllegalArgumentException names the value and what is allowed
   */
  public void validateText(String value) {
    if (base == Base.BITS) {
      require(value.isEmpty() || names.containsAll(List.of(value.split(" ", -1))), value);
      return;
    }
    require(limits.allow(BigDecimal.valueOf(value.codePointCount(0, value.length()))), value);
    for (String pattern : patterns) {
      require(Pattern.matches(pattern, value), value);
    }
  }

  /**
   * Checks the length of a binary value.
   *
   * @throws IllegalArgumentException names the length and what is allowed
   */
  public void validateBinary(int length) {
    require(limits.allow(BigDecimal.valueOf(length)), length + " bytes");
  }

  private void require(boolean allowed, String value) {
    if (!allowed) {
      throw new IllegalArgumentException("\"" + value + "\" is not allowed: should be " + this);
    }
  }

  /** What a value should be, for messages: {@code uint8 in 0..100}, {@code one of UP, DOWN}. */
  @Override
  public String toString() {
    return switch (base) {
      case INT, UINT -> yangName + " in " + limits.text();
      case DECIMAL -> limits.text().isEmpty() ? "decimal64" : "decimal64 in " + limits.text();
      case STRING -> "string" + lengthText(" characters") + patternText();
      case BINARY -> "binary" + lengthText(" bytes");
      case ENUMERATION -> "one of " + String.join(", ", names);
      case BITS -> "bits of " + String.join(", ", names);
      case IDENTITY -> "an identity derived from " + yangName;
      case UNION ->
        members.isEmpty()
            ? yangName
            : String.join(" or ", members.stream().map(LeafType::toString).toList());
      case BOOLEAN, EMPTY -> yangName;
    };
  }

  private String lengthText(String unit) {
    return limits.text().isEmpty() ? "" : " of " + limits.text() + unit;
  }

  private String patternText() {
    return patterns.isEmpty() ? "" : " matching " + String.join(" and ", patterns);
  }
}
