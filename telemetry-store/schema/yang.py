"""YANG modules as a tree of data nodes, read from the YIN that yanglint prints.

YIN keeps what a table needs and a compiled tree has lost: the names of typedefs (counter64) and the annotations of
openconfig-extensions. So groupings, augmentations and types are resolved here; RFC 7950 names the sections.
What these models do not use (refine, deviation, anydata, several bases of an identity) is refused, not guessed.
"""

import dataclasses
import functools
import pathlib
import re
import subprocess
import xml.etree.ElementTree as xml

YIN = "{urn:ietf:params:xml:ns:yang:yin:1}"
OPENCONFIG = "{http://openconfig.net/yang/openconfig-ext}"
DATA = ("container", "list", "leaf", "leaf-list")
COUNTERS = ("counter32", "counter64")


class ModelError(Exception):
    """A model that cannot be read, or that uses what is not supported."""


def tag(element):
    return element.tag.removeprefix(YIN)


def child_value(element, name, attribute="value"):
    """The argument of a substatement, or None."""
    found = element.find(YIN + name)
    return None if found is None else found.get(attribute)


def text_of(element, name):
    """The text of a substatement such as description, its white space collapsed."""
    found = element.find(f"{YIN}{name}/{YIN}text")
    return "" if found is None or found.text is None else " ".join(found.text.split())


@dataclasses.dataclass(frozen=True)
class Type:
    """A resolved type: a built-in base with its restrictions, and the typedef that named it."""

    base: str
    arguments: tuple = ()  # enum and bit names, ranges, quoted patterns, member types, the base of an identityref
    typedef: str = ""  # "module:name", or "" where a leaf restricts or uses a built-in type itself
    members: tuple = ()  # of a union
    counter: bool = False
    unit: str = ""
    default: str | None = None

    def definition(self):
        return self.base + ("{" + ",".join(self.arguments) + "}" if self.arguments else "")

    def __str__(self):
        return self.typedef or self.definition()

    def is_number(self):
        return self.base == "decimal64" or re.fullmatch(r"u?int\d+", self.base) is not None


class File:
    """A module's or submodule's own statements, and what its prefixes mean."""

    def __init__(self, root, module):
        self.root = root
        self.module = module
        own = child_value(root, "prefix") or root.find(YIN + "belongs-to").find(YIN + "prefix").get("value")
        self.prefixes = {own: module}
        for imported in root.iter(YIN + "import"):
            self.prefixes[child_value(imported, "prefix")] = imported.get("module")

    def resolve(self, name):
        """The module and local name that a possibly prefixed name means in this file."""
        prefix, colon, local = name.rpartition(":")
        if colon and prefix not in self.prefixes:
            raise ModelError(f"{self.module}: unknown prefix in {name}")
        return (self.prefixes[prefix] if colon else self.module), local


class Module:
    """A module with its submodules."""

    def __init__(self, name, roots):
        self.name = name
        self.files = [File(root, name) for root in roots]
        self.root = roots[0]
        self.prefix = child_value(self.root, "prefix")
        self.imports = sorted({i.get("module") for root in roots for i in root.iter(YIN + "import")})
        self.organization = text_of(self.root, "organization")
        version = self.root.find(OPENCONFIG + "openconfig-version")
        self.version = child_value(self.root, "revision", "date") if version is None else version.get("semver")

    @functools.cached_property
    def definitions(self):
        """Top-level groupings, typedefs and identities by (kind, name), each with its file."""
        found = {}
        for file in self.files:
            for element in file.root:
                if tag(element) in ("grouping", "typedef", "identity"):
                    found[tag(element), element.get("name")] = (element, file)
        return found


class Node:
    """A data node of the expanded tree."""

    def __init__(self, models, element, file, module, parent):
        self.models = models
        self.element = element
        self.file = file  # where it is written: what its prefixes mean
        self.module = module  # whose namespace it has (RFC 7950 section 7.12 and 7.17)
        self.parent = parent
        self.kind = tag(element)
        self.name = element.get("name")
        config = child_value(element, "config")
        self.config = (parent is None or parent.config) if config is None else config == "true"
        self.on_change = self.annotated("telemetry-on-change") or (parent is not None and parent.on_change)
        self.atomic = self.annotated("telemetry-atomic")
        self.augmented = []

    def annotated(self, extension):
        return self.element.find(OPENCONFIG + extension) is not None

    @property
    def path(self):
        return (self.parent.path if self.parent else "") + "/" + self.name

    @functools.cached_property
    def own_children(self):
        return self.models.expand(self.element, self.file, self.module, self)

    @property
    def children(self):
        return self.own_children + self.augmented

    def child(self, name):
        return next((child for child in self.children if child.name == name), None)

    @functools.cached_property
    def type(self):
        return self.models.resolve_type(self.element.find(YIN + "type"), self.file, self)

    @property
    def keys(self):
        key = child_value(self.element, "key")
        return key.split() if key else []

    @property
    def unit(self):
        return child_value(self.element, "units", "name") or self.type.unit

    @property
    def default(self):
        """A list's key ignores its default (RFC 7950 section 7.8.2)."""
        if self.parent.kind == "list" and self.name in self.parent.keys:
            return None
        value = child_value(self.element, "default")
        if value is None:
            return self.type.default
        return qualified_default(value, self.type.base, self.file)

    @property
    def counterpart(self):
        """The same leaf under config, for a leaf under state; or None."""
        below, node = [], self
        while node is not None and node.name != "state":
            below.append(node.name)
            node = node.parent
        node = node.parent.child("config") if node is not None and node.parent is not None else None
        for name in reversed(below):
            node = node.child(name) if node is not None else None
        return node if node is not None and node.kind in ("leaf", "leaf-list") and node.config else None

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Models:
    """The modules of some folders, read as they are needed."""

    def __init__(self, *folders):
        self.paths = {}
        for folder in folders:
            for file in sorted(pathlib.Path(folder).rglob("*.yang")):
                self.paths.setdefault(file.stem.split("@")[0], file)
        self.search = [option for directory in sorted({p.parent for p in self.paths.values()}) for option in ("-p", directory)]
        self.loaded = {}

    def module(self, name):
        if name not in self.loaded:
            if name not in self.paths:
                raise ModelError(f"no module {name} in the folder of models")
            root = self.yin(self.paths[name])
            roots, pending = [root], [root]
            while pending:
                for include in pending.pop().iter(YIN + "include"):
                    if include.get("module") not in {r.get("name") for r in roots}:
                        pending.append(self.yin(self.paths[name], "-s", include.get("module")))
                        roots.append(pending[-1])
            self.loaded[name] = Module(name, roots)
        return self.loaded[name]

    def yin(self, path, *options):
        command = ["yanglint", "-Q", "-i", "-i", *self.search, "-f", "yin", *options, path]
        try:
            result = subprocess.run(command, capture_output=True, text=True)
        except FileNotFoundError:
            raise ModelError("yanglint is missing: apt-get install libyang2-tools") from None
        if result.returncode != 0:
            raise ModelError(f"yanglint refuses {path}:\n{result.stderr}")
        return xml.fromstring(result.stdout)

    def closure(self, names):
        """These modules and all that they import."""
        pending, found = list(names), {}
        while pending:
            module = self.module(pending.pop())
            if module.name not in found:
                found[module.name] = module
                pending += module.imports
        return found

    def definition(self, kind, name, file):
        module, local = file.resolve(name)
        found = self.module(module).definitions.get((kind, local))
        if found is None:
            raise ModelError(f"{file.module}: no {kind} {name}")
        return found

    # --- the tree

    @functools.cache
    def top(self, name):
        """The top-level nodes of a module, without the augmentations of others."""
        module = self.module(name)
        return [node for file in module.files for node in self.expand(file.root, file, name, None)]

    def tree(self, names):
        """The top-level nodes of the named modules by module, with the augmentations among them (RFC 7950 section 7.17)."""
        tops = {name: self.top(name) for name in names}
        for name in names:
            for file in self.module(name).files:
                for augment in file.root.findall(YIN + "augment"):
                    self.augment(augment, file, name, tops)
        return {name: nodes for name, nodes in tops.items() if nodes}

    def augment(self, element, file, module, tops):
        steps = [file.resolve(step) for step in element.get("target-node").strip("/").split("/")]
        if steps[0][0] not in tops:
            return  # of a tree that is not emitted
        node = next((top for top in tops[steps[0][0]] if top.name == steps[0][1]), None)
        for _, step in steps[1:]:
            node = node.child(step) if node is not None else None
        if node is None:
            raise ModelError(f"{module} augments an unknown node {element.get('target-node')}")
        node.augmented += self.expand(element, file, module, node)

    def expand(self, element, file, module, parent):
        """The data nodes that a statement's substatements make."""
        nodes = []
        for child in element:
            kind = tag(child)
            if kind in DATA:
                nodes.append(Node(self, child, file, module, parent))
            elif kind in ("choice", "case"):
                nodes += self.expand(child, file, module, parent)
            elif kind == "uses":
                if child.find(YIN + "refine") is not None or child.find(YIN + "augment") is not None:
                    raise ModelError(f"{module}: refine or augment in uses {child.get('name')} is not supported")
                grouping, source = self.definition("grouping", child.get("name"), file)
                nodes += self.expand(grouping, source, module, parent)
            elif kind in ("anydata", "anyxml", "deviation"):
                raise ModelError(f"{module}: {kind} is not supported")
        return nodes

    # --- types

    def resolve_type(self, element, file, node):
        """The built-in type behind a type statement, all restrictions gathered (RFC 7950 section 7.3 and 9)."""
        name = element.get("name")
        if name == "leafref":
            target = self.leafref_target(child_value(element, "path"), file, node)
            return dataclasses.replace(target.type, unit="", default=None)
        if name == "union":
            members = tuple(self.resolve_type(member, file, node) for member in element.findall(YIN + "type"))
            return Type("union", tuple(str(member) for member in members), members=members)
        if name in BUILT_IN:
            return BUILT_IN[name](element, file)
        return restricted(self.typedef(name, file), element)

    def typedef(self, name, file):
        module, local = file.resolve(name)
        element, source = self.definition("typedef", name, file)
        base = self.resolve_type(element.find(YIN + "type"), source, None)
        default = child_value(element, "default")
        return dataclasses.replace(
            base,
            typedef=f"{module}:{local}",
            counter=base.counter or local in COUNTERS,
            unit=child_value(element, "units", "name") or base.unit,
            default=base.default if default is None else qualified_default(default, base.base, source),
        )

    def leafref_target(self, path, file, node):
        """The leaf that a leafref points to (RFC 7950 section 9.9); predicates choose entries, not nodes."""
        steps = re.sub(r"\[[^]]*\]", "", path).split("/")
        if steps[0] == "":
            module, name = file.resolve(steps[1])
            target, steps = next((top for top in self.top(module) if top.name == name), None), steps[2:]
        elif node is None:
            raise ModelError(f"{file.module}: a typedef with the relative path {path} is not supported")
        else:
            target = node
        for step in steps:
            if target is not None:
                target = target.parent if step == ".." else target.child(file.resolve(step)[1])
        if target is None:
            raise ModelError(f"{file.module}: nothing at {path}")
        return target

    def derived_identities(self, base, names):
        """All identities derived from a base (RFC 7950 section 7.18.2) in some modules and their imports, sorted."""
        derived = {}
        for module in self.closure(names).values():
            for (kind, name), (element, file) in module.definitions.items():
                if kind == "identity":
                    for parent in element.findall(YIN + "base"):
                        derived.setdefault(":".join(file.resolve(parent.get("name"))), []).append(f"{module.name}:{name}")
        found, pending = set(), [base]
        while pending:
            for identity in derived.get(pending.pop(), []):
                if identity not in found:
                    found.add(identity)
                    pending.append(identity)
        return sorted(found)


def qualified_default(value, base, file):
    return ":".join(file.resolve(value)) if base == "identityref" else value


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def plain(names, what):
    for name in names:
        if re.search(r'[\s{},"|]', name):
            raise ModelError(f"the {what} name {name!r} has a character that the tables use")
    return tuple(names)


def pattern(element):
    """An XSD pattern that java.util.regex reads the same way, quoted."""
    value = element.get("value")
    if value.startswith("^") and value.endswith("$"):
        value = value[1:-1]  # POSIX anchors: a YANG pattern always matches the whole value
    if re.search(r"\\[ic]|\\p\{Is|-\[|&&|\(\?|(?<!\[)(?<!\\)\^|(?<!\\)\$", value):
        raise ModelError(f"the pattern {value} means something else to java.util.regex")
    return quoted(value)


def bounds(element, name):
    value = child_value(element, name)
    return () if value is None else (re.sub(r"\s", "", value),)


def patterns(element):
    return tuple(pattern(p) for p in element.findall(YIN + "pattern"))


def identity_base(element, file):
    bases = element.findall(YIN + "base")
    if len(bases) != 1:
        raise ModelError(f"{file.module}: an identityref with {len(bases)} bases is not supported")
    return (":".join(file.resolve(bases[0].get("name"))),)


def restricted(base, element):
    """A typedef as a leaf uses it: itself, or with further restrictions, which narrow (RFC 7950 section 9.2.4 and 9.4)."""
    limits = bounds(element, "range") or bounds(element, "length")
    more = patterns(element)
    if not limits and not more and element.find(YIN + "enum") is None and element.find(YIN + "bit") is None:
        return base
    if base.base != "string" and (more or not limits):
        raise ModelError(f"restriction of {base} is not supported")
    kept = tuple(a for a in base.arguments if not limits or a.startswith('"') or (base.base == "decimal64" and ".." not in a))
    digits = kept[:1] if base.base == "decimal64" else ()
    return dataclasses.replace(base, arguments=digits + limits + kept[len(digits):] + more, typedef="")


INTEGERS = [f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)]
BUILT_IN = {
    **{name: lambda element, file, name=name: Type(name, bounds(element, "range")) for name in INTEGERS},
    "decimal64": lambda element, file: Type(
        "decimal64", (child_value(element, "fraction-digits"),) + bounds(element, "range")
    ),
    "string": lambda element, file: Type("string", bounds(element, "length") + patterns(element)),
    "binary": lambda element, file: Type("binary", bounds(element, "length")),
    "boolean": lambda element, file: Type("boolean"),
    "empty": lambda element, file: Type("empty"),
    "enumeration": lambda element, file: Type(
        "enumeration", plain([e.get("name") for e in element.findall(YIN + "enum")], "enum")
    ),
    "bits": lambda element, file: Type("bits", plain([b.get("name") for b in element.findall(YIN + "bit")], "bit")),
    "identityref": lambda element, file: Type("identityref", identity_base(element, file)),
}
