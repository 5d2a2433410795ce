#include "turtle_document.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "../format/prefixes.hpp"
#include "../format/turtle_terms.hpp"
#include "../vocabulary.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

/// Objects are broken into lines of about this many bytes.
constexpr std::size_t kLineLength = 110;

/// A rendered object; IRIs come before blank nodes and lists, these before literals.
struct Object {
  int rank = 0;
  std::string text;
  auto operator<=>(const Object&) const = default;
};

class TurtleDocument {
 public:
  TurtleDocument(std::span<const rdf::Statement> statements, std::span<const rdf::Prefix> prefixes)
      : prefixes_(prefixes) {
    for (const rdf::Statement& statement : statements) {
      by_subject_[statement.subject].insert(key_of(statement));
      statements_.push_back(&statement);
    }
    find_lists();
    number_blank_nodes();
  }

  void write(std::ostream& out) const {
    for (const rdf::Prefix& prefix : prefixes_)
      out << "@prefix " << prefix.name << ": <" << prefix.iri << "> .\n";
    for (const auto& [subject, properties] : by_subject_) {
      if (!rdf::is_blank(subject)) write_subject(subject, properties, out);
    }
    std::map<std::size_t, std::string_view> labelled;
    for (const auto& [node, number] : numbers_) labelled.emplace(number, node);
    for (const auto& [number, node] : labelled) {
      const auto properties = by_subject_.find(node);
      if (properties != by_subject_.end()) write_subject(node, properties->second, out);
    }
  }

 private:
  /// A predicate and an object; rdf:type comes first.
  struct Property {
    bool is_type = false;
    std::string_view predicate;
    const rdf::Statement* statement = nullptr;
    auto order() const {
      const rdf::Statement& s = *statement;
      return std::tie(s.object_is_literal, s.object, s.datatype, s.language);
    }
    bool operator<(const Property& other) const {
      if (is_type != other.is_type) return is_type;
      if (predicate != other.predicate) return predicate < other.predicate;
      return order() < other.order();
    }
  };
  using Properties = std::set<Property>;

  static Property key_of(const rdf::Statement& statement) {
    return {statement.predicate == voc::rdf_type, statement.predicate, &statement};
  }

  const rdf::Statement* only(std::string_view node, std::string_view predicate) const {
    const auto properties = by_subject_.find(node);
    if (properties == by_subject_.end()) return nullptr;
    const rdf::Statement* found = nullptr;
    for (const Property& property : properties->second) {
      if (property.predicate == predicate) found = property.statement;
    }
    return found;
  }

  /// A cell of a list that can be written in brackets: one item, one rest, and named once.
  bool is_cell(std::string_view node) const {
    const auto properties = by_subject_.find(node);
    return rdf::is_blank(node) && properties != by_subject_.end() && properties->second.size() == 2 &&
           only(node, voc::rdf_first) != nullptr && only(node, voc::rdf_rest) != nullptr &&
           mentions_.at(node) == 1;
  }

  void find_lists() {
    for (const auto& [subject, properties] : by_subject_) {
      mentions_.try_emplace(subject);
      for (const Property& property : properties) {
        if (!property.statement->object_is_literal) ++mentions_[property.statement->object];
      }
    }
    for (const auto& [subject, properties] : by_subject_) {
      if (is_cell(subject)) continue;
      for (const Property& property : properties) find_list(*property.statement);
    }
  }

  /// Keeps the items of the list that is the object, and of the lists among them.
  void find_list(const rdf::Statement& statement) {
    if (statement.object_is_literal || !rdf::is_blank(statement.object)) return;
    std::vector<std::string_view> cells;
    std::vector<const rdf::Statement*> items;
    std::string_view node = statement.object;
    for (; is_cell(node); node = only(node, voc::rdf_rest)->object) {
      cells.push_back(node);
      items.push_back(only(node, voc::rdf_first));
    }
    if (node != voc::rdf_nil || cells.empty()) return;
    in_lists_.insert(cells.begin(), cells.end());
    lists_[statement.object] = items;
    for (const rdf::Statement* item : items) find_list(*item);
  }

  void number_blank_nodes() {
    const auto add = [this](std::string_view node) {
      if (rdf::is_blank(node) && !in_lists_.contains(node)) numbers_.try_emplace(node, numbers_.size() + 1);
    };
    for (const rdf::Statement* statement : statements_) {
      add(statement->subject);
      if (!statement->object_is_literal) add(statement->object);
    }
  }

  std::string node_text(std::string_view node) const {
    if (rdf::is_blank(node)) return "_:b" + std::to_string(numbers_.at(node));
    const std::string name = prefixed_name(node, prefixes_);
    return name.empty() ? "<" + std::string(node) + ">" : name;
  }

  std::string literal_text(const rdf::Statement& statement) const {
    const std::string& text = statement.object;
    const std::string& type = statement.datatype;
    const bool is_decimal = type == voc::xsd_decimal;
    if ((is_decimal || type == voc::xsd_integer) && is_bare_number(text, is_decimal)) return text;
    if (type == voc::xsd_boolean && (text == "true" || text == "false")) return text;
    std::string quoted;
    if (text.find('\n') == std::string::npos) {
      append_quoted(text, quoted);
    } else {
      append_long_quoted(text, quoted);
    }
    if (!statement.language.empty()) return quoted + "@" + statement.language;
    return type.empty() ? quoted : quoted + "^^" + node_text(type);
  }

  Object object_of(const rdf::Statement& statement) const {
    if (statement.object_is_literal) return {2, literal_text(statement)};
    const auto list = lists_.find(statement.object);
    if (list == lists_.end()) return {rdf::is_blank(statement.object) ? 1 : 0, node_text(statement.object)};
    std::string text = "(";
    std::size_t line = 0;
    for (const rdf::Statement* item : list->second) {
      const std::string next = object_of(*item).text;
      line += next.size() + 1;
      text += (line > kLineLength ? "\n        " : " ") + next;
      if (line > kLineLength) line = next.size();
    }
    return {1, text + " )"};
  }

  void write_subject(std::string_view subject, const Properties& properties, std::ostream& out) const {
    out << '\n' << node_text(subject);
    const char* separator = " ";
    for (auto property = properties.begin(); property != properties.end();) {
      const std::string_view predicate = property->predicate;
      std::vector<Object> objects;
      for (; property != properties.end() && property->predicate == predicate; ++property)
        objects.push_back(object_of(*property->statement));
      std::ranges::sort(objects);
      out << separator << (predicate == voc::rdf_type ? "a" : node_text(predicate)) << ' ';
      write_objects(objects, out);
      separator = " ;\n    ";
    }
    out << " .\n";
  }

  static void write_objects(const std::vector<Object>& objects, std::ostream& out) {
    std::size_t line = 0;
    for (const Object& object : objects) {
      const bool is_first = &object == &objects.front();
      line += object.text.size() + 3;
      const bool breaks = !is_first && line > kLineLength;
      out << (is_first ? "" : breaks ? " ,\n        " : " , ") << object.text;
      if (breaks) line = object.text.size();
    }
  }

  std::span<const rdf::Prefix> prefixes_;
  std::vector<const rdf::Statement*> statements_;
  std::map<std::string_view, Properties> by_subject_;
  std::map<std::string_view, std::size_t> mentions_;
  std::set<std::string_view> in_lists_;
  std::map<std::string_view, std::vector<const rdf::Statement*>> lists_;  ///< items by head
  std::map<std::string_view, std::size_t> numbers_;                       ///< of labelled blank nodes
};

}  // namespace

void write_turtle_document(std::span<const rdf::Statement> statements, std::span<const rdf::Prefix> prefixes,
                           std::ostream& out) {
  TurtleDocument(statements, prefixes).write(out);
}

}  // namespace patgraph
