"""The text of the schema tables, one table a top-level model.

    # comment
    origin openconfig
    model <name> <version> <organization>             a model that owns nodes of this table
    type <module>:<typedef> <type>                    a typedef that leaves use, resolved to its built-in type
    identity <base> <module>:<name>                   one identity derived from the base, in order of the stored index;
                                                      without a name, the models have none
    rw|ro <path> container|list <word>...             an inner node
    rw|ro <path> <type> <word>... | <description>     a leaf; the first sentence of its description

A type is a typedef's name or a built-in type with its restrictions in braces: uint8{0..100}, string{1..253,"pattern"},
decimal64{6,0..1} (fraction digits first), enumeration{UP,DOWN}, identityref{base}, union{type,type}. Words:

    in=<module>          the owner, where it is not the parent's: what RFC 7951 qualifies the name with
    key=<name>,<name>    of a list
    atomic               all below is updated as one (oc-ext:telemetry-atomic)
    leaf-list            many values
    counter              a counter32 or counter64
    gauge                any other number under config false without a counterpart under config
    counterpart          a leaf under state that is under config as well
    on-change            changes only when something happens (oc-ext:telemetry-on-change)
    unit="..." default="..."

Nodes stand in the order of the models, a parent before its children.
"""

import pathlib
import re

from yang import quoted, text_of

RESOURCES = pathlib.Path(__file__).resolve().parent.parent / "src/main/resources/dev/spate/schema"
LEAVES = ("leaf", "leaf-list")
ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|incl|approx|resp|no|sec|fig)|\b[A-Z])\.$", re.IGNORECASE)


def first_sentence(text):
    for end in re.finditer(r"[.!?](?=\s+[A-Z0-9\"'(]|$)", text):
        sentence = text[: end.end()]
        if not ABBREVIATION.search(sentence):
            return sentence
    return text


def table(models, name, tops, modules):
    """The lines of one table: the tree of a model with the augmentations of others."""
    nodes = [node for top in tops for node in top.walk()]
    leaves = [node for node in nodes if node.kind in LEAVES]
    types = sorted({t for leaf in leaves for t in with_members(leaf.type) if t.typedef}, key=str)
    bases = sorted({t.arguments[0] for leaf in leaves for t in with_members(leaf.type) if t.base == "identityref"})
    owners = {node.module for node in nodes}

    yield "origin " + ("spate" if name.startswith("spate-") else "openconfig")
    for owner in [m for m in modules if m in owners]:
        module = models.module(owner)
        yield f"model {module.name} {module.version} {module.organization}"
    for named in types:
        yield f"type {named} {named.definition()}"
    for base in bases:
        for identity in models.derived_identities(base, modules) or [""]:
            yield f"identity {base} {identity}".rstrip()
    for node in nodes:
        sentence = first_sentence(text_of(node.element, "description")) if node.kind in LEAVES else ""
        yield " ".join(words(node)) + (f" | {sentence}" if sentence else "")


def with_members(type_):
    yield type_
    for member in type_.members:
        yield from with_members(member)


def words(node):
    yield "rw" if node.config else "ro"
    yield node.path
    leaf = node.kind in LEAVES
    yield str(node.type) if leaf else node.kind
    if node.parent is None or node.module != node.parent.module:
        yield "in=" + node.module
    if not leaf:
        if node.keys:
            yield "key=" + ",".join(node.keys)
        if node.atomic:
            yield "atomic"
        return
    if node.kind == "leaf-list":
        yield "leaf-list"
    if node.type.counter:
        yield "counter"
    elif not node.config and node.type.is_number() and node.kind == "leaf" and not node.counterpart:
        yield "gauge"
    if not node.config and node.counterpart:
        yield "counterpart"
    if node.on_change:
        yield "on-change"
    if node.unit:
        yield "unit=" + quoted(node.unit)
    if node.default is not None:
        yield "default=" + quoted(node.default)
