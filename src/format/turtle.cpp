#include "../vocabulary.hpp"
#include "format.hpp"
#include "turtle_terms.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

void append_iri(const Iri& iri, std::string& out) {
  if (iri.prefix != nullptr) {
    append_compact(iri, out);
  } else {
    append_full_iri(iri.text, out);
  }
}

void append_term(const Term& term, std::string& out) {
  if (term.iri != nullptr) {
    append_iri(*term.iri, out);
    return;
  }
  if (term.datatype != nullptr) {
    const bool decimal = term.datatype->text == voc::xsd_decimal;
    const bool bare =
        (decimal || term.datatype->text == voc::xsd_integer) && is_bare_number(term.literal, decimal);
    if (bare || term.datatype->text == voc::xsd_boolean) {
      out += term.literal;
      return;
    }
  }
  append_quoted(term.literal, out);
  if (term.datatype != nullptr) {
    out += "^^";
    append_iri(*term.datatype, out);
  }
}

/// Returns whether so many objects follow one another that each should have its line.
bool is_long_list(std::vector<Statement>::const_iterator first, std::vector<Statement>::const_iterator end) {
  constexpr std::ptrdiff_t kObjectsOnALine = 8;
  return end - first > kObjectsOnALine && first[kObjectsOnALine].predicate == first->predicate;
}

class TurtleWriter : public StatementWriter {
 public:
  explicit TurtleWriter(std::span<const rdf::Prefix> prefixes) : prefixes_(prefixes) {}

  std::string head() const override {
    std::string out;
    for (const rdf::Prefix& prefix : prefixes_)
      out += "@prefix " + prefix.name + ": <" + prefix.iri + "> .\n";
    return out + "\n";
  }

  std::string_view separator() const override { return "\n"; }

  void write(const Description& description, std::string& out) override {
    append_iri(*description.subject, out);
    const Predicate* last = nullptr;
    std::string_view comma;
    for (auto statement = description.statements.begin(); statement != description.statements.end();
         ++statement) {
      const auto& [predicate, object] = *statement;
      if (predicate == last) {
        out += comma;
      } else {
        comma = is_long_list(statement, description.statements.end()) ? " ,\n        " : " , ";
        out += last == nullptr ? " " : " ;\n    ";
        // Only rdf:type has the index 0.
        if (predicate->index == 0) {
          out += 'a';
        } else {
          append_iri(predicate->iri, out);
        }
        out += ' ';
      }
      append_term(object, out);
      last = predicate;
    }
    out += " .\n";
  }

  std::string_view tail() const override { return {}; }

 private:
  std::span<const rdf::Prefix> prefixes_;
};

}  // namespace

std::unique_ptr<StatementWriter> make_turtle_writer(const Terms& terms, const Iri& /*graph*/) {
  return std::make_unique<TurtleWriter>(terms.prefixes());
}

}  // namespace patgraph
