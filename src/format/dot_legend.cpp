#include "dot_legend.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "../grouped_number.hpp"
#include "../map/caption.hpp"
#include "../map/palette.hpp"
#include "dot_text.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kRows = 6;         ///< of a column
constexpr std::size_t kLabelWidth = 28;  ///< cells

/// Returns a text of the data as HTML, on that many lines at most.
std::string html_lines(std::string_view text, std::size_t width, std::size_t lines) {
  std::string out;
  for (const char c : wrapped(drawn_text(text), width, lines)) {
    out += c == '\n' ? "<br align=\"left\"/>" : html_text({&c, 1});
  }
  return out;
}

std::string html_label(std::string_view text) {
  return html_lines(text, kLabelWidth, 1);
}

using Column = std::vector<std::string>;

/// Makes the rows of a legend, which is larger in a larger drawing.
class Legend {
 public:
  Legend(const PatternMap& map, const DotPlan& plan) : map_(map), plan_(plan) {
    add(lines());
    add(colors());
    add(shapes());
    add(notes());
  }

  void write(std::ostream& out) const {
    out << "<\n    <table border=\"0\" cellspacing=\"8\" cellpadding=\"0\">\n"
        << "      <tr><td colspan=\"" << columns_.size() + 1
        << "\" align=\"left\" balign=\"left\"><font point-size=\"" << points(17) << "\">"
        << html_lines(caption_of(map_), 60, 4) << "</font><br align=\"left\"/>" << extent_of(map_);
    if (const std::string reading = reading_of_arrows(); !reading.empty())
      out << "<br align=\"left\"/>" << html_lines(reading, 90, 2);
    out << "</td></tr>\n";
    if (!columns_.empty()) write_columns(out);
    out << "    </table>>";
  }

 private:
  /// Adds rows in columns of no more than `kRows`.
  void add(const std::vector<std::string>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i % kRows == 0) columns_.emplace_back();
      columns_.back().push_back(rows[i]);
    }
  }

  /// Graphviz spreads the rows of a column over the height of the highest one, so all get as many.
  void write_columns(std::ostream& out) const {
    const auto most = std::ranges::max_element(columns_, {}, &Column::size)->size();
    out << "      <tr>\n";
    for (const Column& column : columns_) {
      out << "      <td><table border=\"0\" cellspacing=\"3\" cellpadding=\"0\">\n";
      for (const std::string& row : column) out << "        " << row << '\n';
      for (std::size_t i = column.size(); i < most; ++i)
        out << "        <tr><td height=\"" << points(16) << "\"></td></tr>\n";
      out << "      </table></td>\n";
    }
    out << "      <td></td></tr>\n";
  }

  /// Returns an example of how an arrow is read, empty where none is drawn.
  std::string reading_of_arrows() const {
    const auto arrow =
        std::ranges::find_if(map_.edges, [&](const MapEdge& edge) { return !map_.is_symmetric(edge); });
    if (plan_.has_dots || arrow == map_.edges.end()) return {};
    return "an arrow reads: " + map_.nodes[arrow->source].label + " " + map_.relation_of(*arrow)->label +
           " " + map_.nodes[arrow->target].label;
  }

  std::vector<std::string> lines() const {
    std::vector<const RelationType*> relations;
    bool between_groups = false;
    for (const MapEdge& edge : map_.edges) {
      if (edge.relation) relations.push_back(map_.relation_of(edge));
      between_groups |= !edge.relation;
    }
    std::ranges::sort(relations, {}, &RelationType::key);
    relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    std::vector<std::string> rows;
    for (const RelationType* relation : relations) {
      const bool has_arrow = !relation->symmetric && !plan_.has_dots;
      rows.push_back(line(relation->color, relation->line_style,
                          html_label(relation->label) + (has_arrow ? " &#8594;" : "")));
    }
    if (between_groups)
      rows.push_back(line(kGroupLinkColor, "bold", "the thicker, the more links between the two"));
    return rows;
  }

  std::vector<std::string> colors() const {
    const std::vector<std::string>& values = map_.colors.values;
    const MapOptions& options = map_.options;
    const bool labels_tell =
        options.color == options.collapse || (options.color == options.cluster && plan_.has_frames);
    if (values.empty() || labels_tell) return {};
    std::vector<std::string> rows{text("<b>" + html_label(map_.colors.title) + "</b>")};
    const std::size_t shown = std::min(values.size(), kFills.size());
    for (std::size_t i = 0; i < shown; ++i) rows.push_back(fill(kFills[i], html_label(values[i])));
    if (shown < values.size())
      rows.push_back(fill(kOtherFill, "other: " + counted(values.size() - shown, "more value")));
    const bool some_have_none = std::ranges::any_of(
        map_.nodes, [](const MapNode& node) { return node.kind != NodeKind::external && !node.color; });
    if (some_have_none) rows.push_back(fill(kPlainFill, "none"));
    return rows;
  }

  std::vector<std::string> shapes() const {
    std::vector<std::string> rows;
    std::set<ClassId> classes;
    bool has_externals = false;
    for (const MapNode& node : map_.nodes) {
      if (const Entity* entity = map_.entity_of(node)) classes.insert(entity->entry_class);
      has_externals |= node.kind == NodeKind::external;
    }
    classes.erase(map_.schema().default_class);
    rows.reserve(rows.size() + classes.size() + 1);
    for (const ClassId id : classes) {
      rows.push_back("<tr><td align=\"right\"><font point-size=\"" + points(15) + "\">" +
                     std::string(shape_of(map_.schema(), id).glyph) + "</font></td>" +
                     label(html_label(map_.schema().classes[id].label)) + "</tr>");
    }
    if (has_externals) rows.push_back(swatch("style=\"dashed\"", "named only, without an entry"));
    return rows;
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> rows;
    if (plan_.has_frames) rows.push_back(text("frames: " + html_label(map_.clusters.title)));
    if (plan_.has_groups)
      rows.push_back(text("the larger a circle, the more entries"));
    else if (map_.options.size)
      rows.push_back(text("the larger, the higher its " + std::string(name_of(*map_.options.size))));
    if (plan_.has_dots) {
      rows.push_back(text("names: those with most links"));
      if (std::ranges::find(plan_.isolated, 1) != plan_.isolated.end())
        rows.push_back(text("apart: those without a link"));
    }
    return rows;
  }

  /// Returns a row with a line as edges are drawn, in the middle of its cell.
  std::string line(std::string_view color, std::string_view style, const std::string& html) const {
    const bool is_bold = style == "bold";
    const std::string drawn = std::string(" sides=\"b\" border=\"") + (is_bold ? "3" : "2") + "\" color=\"" +
                              html_text(color) + "\" style=\"" + html_text(is_bold ? "solid" : style) + "\"";
    return symbol(36, 16, cell(34, 6, drawn) + cell(34, 6, ""), html);
  }

  std::string swatch(const std::string& attributes, const std::string& html) const {
    return symbol(18, 12, cell(14, 8, " border=\"1\" color=\"#555555\" " + attributes), html);
  }

  std::string cell(unsigned width, unsigned height, const std::string& attributes) const {
    return "<tr><td width=\"" + points(width) + "\" height=\"" + points(height) + "\"" + attributes +
           "></td></tr>";
  }

  /// Returns a row with a symbol of that size close to its label: Graphviz widens all columns of a table
  /// alike where its title is wider than they are.
  std::string symbol(unsigned width, unsigned height, const std::string& rows,
                     const std::string& html) const {
    return "<tr><td><table align=\"right\" fixedsize=\"true\" width=\"" + points(width) + "\" height=\"" +
           points(height) + "\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\">" + rows + "</table></td>" +
           label(html) + "</tr>";
  }

  std::string fill(std::string_view color, const std::string& html) const {
    return swatch("bgcolor=\"" + std::string(color) + "\"", html);
  }

  static std::string text(const std::string& html) { return "<tr><td></td>" + label(html) + "</tr>"; }

  static std::string label(const std::string& html) { return "<td align=\"left\">" + html + "</td>"; }

  std::string points(unsigned size) const { return std::to_string(std::lround(size * plan_.legend_scale)); }

  const PatternMap& map_;
  const DotPlan& plan_;
  std::vector<Column> columns_;
};

}  // namespace

void write_legend(const PatternMap& map, const DotPlan& plan, std::ostream& out) {
  Legend(map, plan).write(out);
}

}  // namespace patgraph
