#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "../grouped_number.hpp"
#include "../map/caption.hpp"
#include "../map/palette.hpp"
#include "../utf8.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

/// More than this is no picture for a page.
constexpr std::size_t kMaxNodes = 200;
/// What Mermaid takes unless the page sets `maxEdges` and `maxTextSize`
/// (https://mermaid.js.org/config/schema-docs/config.html), which GitHub does not.
constexpr std::size_t kMaxEdges = 500;
constexpr std::size_t kMaxCharacters = 50000;

void require_at_most(std::size_t most, std::size_t count, const std::string& what) {
  if (count <= most) return;
  throw std::runtime_error(
      "Mermaid draws at most " + grouped(most) + " " + what + ", and these are " + grouped(count) +
      "; select fewer, with --around, --top, --relation or --collapse of 'patgraph map'");
}

bool is_digit(char32_t value) {
  return value >= '0' && value <= '9';
}

/// Returns whether a character means nothing to Mermaid, Markdown, HTML and TeX. At the start of a line, or
/// behind digits there, some of them begin lists.
bool is_plain(char32_t value, bool starts_line) {
  if (value >= 0x80) return true;
  if (is_digit(value) || (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z')) return true;
  return std::string_view(starts_line ? " ,'!?/" : " ,'!?/-()").find(static_cast<char>(value)) !=
         std::string_view::npos;
}

/// Escapes a text: all that Mermaid, Markdown, HTML or TeX could read as more than a character becomes an
/// entity; what HTML cannot hold or is not UTF-8, U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  bool starts_line = true;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    if (value == '\n') {
      out += "<br/>";
    } else if (value == '\t') {
      out += ' ';
    } else if (value < 0x20 || value == 0xFFFD) {
      if (value != '\r') out += "\xEF\xBF\xBD";
    } else if (value == 0xFB02 || value == 0xB6) {
      // Mermaid marks entities with these before a degree sign or a sharp s, and makes entities of all such
      // pairs in the end: a word joiner keeps the two apart.
      out += std::string(bytes) + "\xE2\x81\xA0";
    } else if (is_plain(value, starts_line)) {
      out += bytes;
    } else {
      out += "#" + std::to_string(static_cast<unsigned>(value)) + ";";
    }
    starts_line = value == '\n' || (starts_line && (is_digit(value) || value == ' '));
  });
  return out;
}

/// Writes a text in quotes, which must not be empty.
std::string in_quotes(std::string_view text) {
  return "\"" + (text.empty() ? " " : escaped(text)) + "\"";
}

/// A semicolon could end an entity.
std::string address(std::string_view url) {
  std::string out;
  for (const char c : url) out += c == ';' ? "%3B" : std::string(1, c);
  return out;
}

/// Returns whether a colour of Graphviz is one of CSS too: in hexadecimal digits, or a name.
bool is_css_color(std::string_view color) {
  if (color.starts_with('#')) color.remove_prefix(1);
  return !color.empty() && std::ranges::all_of(color, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

class Flowchart {
 public:
  Flowchart(const PatternMap& map, const std::set<RelationId>& relations)
      : map_(map), relations_(relations) {}

  std::string text() {
    out_ = "flowchart " + map_.options.rankdir + "\n  accTitle: " + escaped(caption_of(map_)) + "\n";
    add_nodes();
    for (const MapEdge& edge : map_.edges) add_edge(edge);
    add_legend();
    for (const auto& [style, lines] : lines_of_style_)
      out_ += "  linkStyle " + listed(lines) + " " + style + "\n";
    std::size_t classes = 0;
    for (const auto& [style, names] : names_of_style_) {
      const std::string name = "s" + std::to_string(classes++);
      out_ += "  classDef " + name + " " + style + "\n  class " + listed(names) + " " + name + "\n";
    }
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
      const std::string& url = map_.nodes[i].url;
      if (!url.empty()) out_ += "  click n" + std::to_string(i) + " href \"" + address(url) + "\" _blank\n";
    }
    return std::move(out_);
  }

 private:
  /// Styles of CSS, and what has them; in the order in which they are met.
  using Styles = std::vector<std::pair<std::string, std::vector<std::string>>>;

  static void add_to(Styles& styles, const std::string& style, const std::string& name) {
    auto found = std::ranges::find(styles, style, &Styles::value_type::first);
    if (found == styles.end()) found = styles.insert(found, {style, {}});
    found->second.push_back(name);
  }

  void add_nodes() {
    std::map<std::uint32_t, std::vector<std::size_t>> clusters;
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
      if (map_.nodes[i].cluster) {
        clusters[*map_.nodes[i].cluster].push_back(i);
      } else {
        add_node(i, "  ");
      }
    }
    for (const auto& [cluster, nodes] : clusters) {
      begin_subgraph("c" + std::to_string(cluster), map_.clusters.values[cluster]);
      for (const std::size_t i : nodes) add_node(i, "    ");
      out_ += "  end\n";
    }
  }

  void add_node(std::size_t index, const std::string& indent) {
    const MapNode& node = map_.nodes[index];
    const std::string name = "n" + std::to_string(index);
    const Entity* entity = map_.entity_of(node);
    out_ += indent + name;
    if (node.kind == NodeKind::group) {
      out_ += "([" + in_quotes(node.label + " (" + grouped(node.members) + ")") + "])\n";
    } else if (entity != nullptr && entity->entry_class != map_.schema().default_class) {
      out_ += "{{" + in_quotes(node.label) + "}}\n";
    } else {
      out_ += "(" + in_quotes(node.label) + ")\n";
    }
    add_to(names_of_style_, style_of(node.color, node.kind == NodeKind::external), name);
  }

  static std::string style_of(std::optional<std::uint32_t> color, bool external) {
    return "fill:" + std::string(fill_of(color)) + ",stroke:#555555,color:" + std::string(kLabelColor) +
           (external ? ",stroke-dasharray:4 3" : "");
  }

  void add_edge(const MapEdge& edge) {
    const RelationType* relation = map_.relation_of(edge);
    std::string line = "---";
    if (relation != nullptr) {
      line = line_of(*relation);
    } else {
      line += "|" + in_quotes(grouped(edge.links)) + "|";
    }
    add_line("  n" + std::to_string(edge.source) + " " + line + " n" + std::to_string(edge.target), relation);
  }

  static std::string line_of(const RelationType& relation) {
    if (relation.line_style == "bold") return relation.symmetric ? "===" : "==>";
    if (relation.line_style == "solid") return relation.symmetric ? "---" : "-->";
    return relation.symmetric ? "-.-" : "-.->";
  }

  /// Mermaid styles lines by their numbers.
  void add_line(const std::string& line, const RelationType* relation) {
    out_ += line + "\n";
    const std::string number = std::to_string(lines_++);
    if (relation == nullptr || !is_css_color(relation->color)) return;
    const std::string width = relation->line_style == "bold" ? "3px" : "2px";
    const std::string dashes = relation->line_style == "dashed" ? ",stroke-dasharray:8 4" : "";
    add_to(lines_of_style_, "stroke:" + relation->color + ",stroke-width:" + width + dashes, number);
  }

  /// Shows a line of each relation, and a node of each colour unless labels tell its value.
  void add_legend() {
    if (!relations_.empty()) add_lines_of_relations();
    const MapOptions& options = map_.options;
    const bool labels_tell = options.color == options.collapse || options.color == options.cluster;
    if (!map_.colors.values.empty() && !labels_tell) add_values_of_colors();
  }

  void add_lines_of_relations() {
    begin_subgraph("legend", "Links");
    out_ += "    direction LR\n";
    std::size_t ends = 0;
    for (const RelationId id : relations_) {
      const RelationType& relation = map_.schema().relations[id];
      const std::string from = "k" + std::to_string(ends++);
      const std::string to = "k" + std::to_string(ends++);
      add_line("    " + from + "(\" \") " + line_of(relation) + "|" + in_quotes(relation.label) + "| " + to +
                   "(\" \")",
               &relation);
    }
    out_ += "  end\n";
  }

  void add_values_of_colors() {
    begin_subgraph("values", map_.colors.title);
    const std::vector<std::string>& values = map_.colors.values;
    for (std::uint32_t color = 0; color < values.size() && color <= kFills.size(); ++color) {
      const std::string name = "v" + std::to_string(color);
      out_ += "    " + name + "(" + in_quotes(color < kFills.size() ? values[color] : "other") + ")\n";
      add_to(names_of_style_, style_of(color, false), name);
    }
    out_ += "  end\n";
  }

  void begin_subgraph(const std::string& name, std::string_view title) {
    out_ += "  subgraph " + name + "[" + in_quotes(title) + "]\n";
    add_to(names_of_style_, "fill:none,stroke:#999999", name);
  }

  static std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ",") + name;
    return list;
  }

  const PatternMap& map_;
  std::string out_;
  std::size_t lines_ = 0;
  const std::set<RelationId>& relations_;  ///< that are drawn
  Styles lines_of_style_;                  ///< by their numbers
  Styles names_of_style_;                  ///< of nodes and subgraphs
};

}  // namespace

void write_mermaid(const PatternMap& map, std::ostream& out) {
  require_at_most(kMaxNodes, map.nodes.size(), "nodes");
  std::set<RelationId> relations;
  for (const MapEdge& edge : map.edges) {
    if (edge.relation) relations.insert(*edge.relation);
  }
  // The legend has a line of each relation.
  require_at_most(kMaxEdges - std::min(kMaxEdges, relations.size()), map.edges.size(), "links");
  const std::string text = Flowchart(map, relations).text();
  require_at_most(kMaxCharacters, text.size(), "characters");
  out << text;
}

}  // namespace patgraph
