#include "dot_legend.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "../grouped_number.hpp"
#include "../map/caption.hpp"
#include "../map/palette.hpp"
#include "dot_text.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kRows = 6;  ///< of a column
constexpr std::string_view kEmptyRow = "<tr><td height=\"16\"></td></tr>";

/// Returns a text of the data as HTML, on that many lines at most.
std::string html_lines(std::string_view text, std::size_t width, std::size_t lines) {
  std::string out;
  for (const char c : wrapped(drawn_text(text), width, lines)) {
    out += c == '\n' ? "<br align=\"left\"/>" : html_text({&c, 1});
  }
  return out;
}

std::string label_cell(const std::string& html) {
  return "<td align=\"left\">" + html + "</td>";
}

/// Returns a row with a line as edges are drawn, in the middle of its cell.
std::string line_row(std::string_view color, std::string_view style, unsigned width,
                     const std::string& html) {
  const std::string border = style == "bold" ? "3" : std::to_string(width);
  return "<tr><td><table border=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"36\" height=\"8\" "
         "border=\"" +
         border + "\" sides=\"b\" color=\"" + html_text(color) + "\" style=\"" +
         html_text(style == "bold" ? "solid" : style) +
         "\"></td></tr><tr><td height=\"8\"></td></tr></table></td>" + label_cell(html) + "</tr>";
}

std::string swatch_row(std::string_view fill, const std::string& html) {
  return "<tr><td width=\"18\" height=\"12\" fixedsize=\"true\" border=\"1\" color=\"#555555\" bgcolor=\"" +
         std::string(fill) + "\"></td>" + label_cell(html) + "</tr>";
}

std::string heading_row(const std::string& html) {
  return "<tr><td colspan=\"2\" align=\"left\"><b>" + html + "</b></td></tr>";
}

std::vector<std::string> line_rows(const PatternMap& map, const DotPlan& plan) {
  std::set<RelationId> used;
  bool between_groups = false;
  for (const MapEdge& edge : map.edges) {
    if (edge.relation) used.insert(*edge.relation);
    between_groups |= !edge.relation;
  }
  std::vector<const RelationType*> relations;
  for (const RelationId relation : used) relations.push_back(&map.schema().relations[relation]);
  std::ranges::sort(relations, {}, &RelationType::key);
  std::vector<std::string> rows;
  for (const RelationType* relation : relations) {
    const bool has_arrow = !relation->symmetric && !plan.has_dots;
    rows.push_back(line_row(relation->color, relation->line_style, 2,
                            html_lines(relation->label, 24, 1) + (has_arrow ? " &#8594;" : "")));
  }
  if (between_groups)
    rows.push_back(line_row(kGroupLinkColor, "solid", 3, "thickness: number of links between groups"));
  return rows;
}

std::vector<std::string> color_rows(const PatternMap& map) {
  const std::vector<std::string>& values = map.colors.values;
  if (values.empty()) return {};
  std::vector<std::string> rows{heading_row(html_lines(map.colors.title, 24, 1))};
  const std::size_t shown = std::min(values.size(), kFills.size());
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(swatch_row(kFills[i], html_lines(values[i], 24, 1)));
  if (shown < values.size())
    rows.push_back(swatch_row(kOtherFill, "other: " + counted(values.size() - shown, "more value")));
  if (std::ranges::any_of(map.nodes,
                          [](const MapNode& n) { return n.kind != NodeKind::external && !n.color; }))
    rows.push_back(swatch_row(kPlainFill, "none"));
  return rows;
}

std::vector<std::string> shape_rows(const PatternMap& map) {
  std::vector<std::string> rows;
  std::set<ClassId> classes;
  for (const MapNode& node : map.nodes) {
    if (const Entity* entity = map.entity_of(node)) classes.insert(entity->entry_class);
  }
  classes.erase(map.schema().default_class);
  for (const ClassId entry_class : classes) {
    rows.push_back("<tr><td><font point-size=\"15\">" +
                   std::string(shape_of(map.schema(), entry_class).glyph) + "</font></td>" +
                   label_cell(html_lines(map.schema().classes[entry_class].label, 24, 1)) + "</tr>");
  }
  if (std::ranges::any_of(map.nodes, [](const MapNode& n) { return n.kind == NodeKind::external; }))
    rows.push_back(
        "<tr><td width=\"18\" height=\"12\" fixedsize=\"true\" border=\"1\" style=\"dashed\"></td>" +
        label_cell("named only, without an entry") + "</tr>");
  return rows;
}

std::vector<std::string> notes(const PatternMap& map, const DotPlan& plan) {
  std::vector<std::string> rows;
  if (map.options.size) rows.push_back(heading_row("the larger, the more it counts"));
  if (plan.has_groups) rows.push_back(heading_row("the larger a circle, the more entries"));
  return rows;
}

using Column = std::vector<std::string>;

/// Adds rows in columns of no more than `kRows`.
void add_columns(const std::vector<std::string>& rows, std::vector<Column>& columns) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % kRows == 0) columns.emplace_back();
    columns.back().push_back(rows[i]);
  }
}

/// Graphviz spreads the rows of a column over the height of the highest one, so all get as many.
void write_columns(std::vector<Column> columns, std::ostream& out) {
  std::size_t most = 0;
  for (const Column& column : columns) most = std::max(most, column.size());
  for (Column& column : columns) {
    column.resize(most, std::string(kEmptyRow));
    out << "      <td><table border=\"0\" cellspacing=\"3\" cellpadding=\"0\">\n";
    for (const std::string& row : column) out << "        " << row << '\n';
    out << "      </table></td>\n";
  }
}

/// Returns how an arrow of the map is read, empty where it has none.
std::string reading_of(const PatternMap& map) {
  const auto arrow =
      std::ranges::find_if(map.edges, [&](const MapEdge& edge) { return !map.is_symmetric(edge); });
  if (arrow == map.edges.end()) return {};
  return "an arrow reads: " + map.nodes[arrow->source].label + " " + map.relation_of(*arrow)->label + " " +
         map.nodes[arrow->target].label;
}

}  // namespace

void write_legend(const PatternMap& map, const DotPlan& plan, std::ostream& out) {
  out << "<\n    <table border=\"0\" cellspacing=\"8\" cellpadding=\"0\">\n"
      << "      <tr><td align=\"left\" balign=\"left\"><font point-size=\"18\">"
      << html_lines(caption_of(map), 60, 4) << "</font><br align=\"left\"/>" << extent_of(map);
  if (const std::string reading = reading_of(map); !plan.has_dots && !reading.empty())
    out << "<br align=\"left\"/>" << html_lines(reading, 90, 2);
  out << "</td></tr>\n";
  std::vector<Column> columns;
  add_columns(line_rows(map, plan), columns);
  add_columns(color_rows(map), columns);
  add_columns(shape_rows(map), columns);
  add_columns(notes(map, plan), columns);
  if (!columns.empty()) {
    out << "      <tr><td align=\"left\"><table border=\"0\" cellspacing=\"10\" cellpadding=\"0\"><tr>\n";
    write_columns(std::move(columns), out);
    out << "      </tr></table></td></tr>\n";
  }
  out << "    </table>>";
}

}  // namespace patgraph
