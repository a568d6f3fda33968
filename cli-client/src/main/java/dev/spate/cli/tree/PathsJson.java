package dev.spate.cli.tree;

import dev.spate.schema.LeafInfo;
import dev.spate.schema.SchemaNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paths of a tree for programs: one object a leaf. What is unknown, or says nothing, is left out. */
public final class PathsJson {

  private PathsJson() {}

  /** In the order of the tree. */
  public static List<Map<String, Object>> of(PathTree tree) {
    List<Map<String, Object>> leaves = new ArrayList<>();
    tree.leaves().forEach(leaf -> leaves.add(leaf(leaf)));
    return leaves;
  }

  private static Map<String, Object> leaf(PathTree.Entry leaf) {
    PathNode node = leaf.node();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", leaf.path().toString());
    SchemaNode known = node.schema();
    LeafInfo info = node.info();
    if (known == null || info == null) {
      json.put("type", node.valueType());
    } else {
      json.put("module", known.module());
      json.put("type", LeafTypes.name(info.type()));
      json.put("allowed", info.type().toString());
      putIf(info.leafList(), json, "leaf-list", true);
      putIf(!info.unit().isEmpty(), json, "unit", info.unit());
      json.put("writable", info.writable());
      json.put("mode", PathsText.mode(info));
      putIf(info.counter(), json, "counter", true);
      String defaultValue = info.defaultValue();
      if (defaultValue != null) {
        json.put("default", defaultValue);
      }
      putIf(!info.description().isEmpty(), json, "description", info.description());
    }
    putIf(node.leaves() > 0, json, "leaves", node.leaves());
    return json;
  }

  private static void putIf(
      boolean condition, Map<String, Object> json, String name, Object value) {
    if (condition) {
      json.put(name, value);
    }
  }
}
