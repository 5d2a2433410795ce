#include "format.hpp"
#include "turtle_terms.hpp"

namespace patgraph {
namespace {

/// Writes N-Triples (https://www.w3.org/TR/n-triples/), or N-Quads (https://www.w3.org/TR/n-quads/) where
/// there is a graph: one statement a line, no abbreviations.
class LineWriter : public StatementWriter {
 public:
  explicit LineWriter(std::string_view graph) {
    if (!graph.empty()) {
      end_ += ' ';
      append_full_iri(graph, end_);
    }
    end_ += " .\n";
  }

  std::string head() const override { return {}; }
  std::string_view separator() const override { return {}; }
  std::string_view tail() const override { return {}; }

  void write(const Description& description, std::string& out) override {
    for (const auto& [predicate, object] : description.statements) {
      append_full_iri(description.subject->text, out);
      out += ' ';
      append_full_iri(predicate->iri.text, out);
      out += ' ';
      append_object(object, out);
      out += end_;
    }
  }

 private:
  static void append_object(const Term& object, std::string& out) {
    if (object.iri != nullptr) {
      append_full_iri(object.iri->text, out);
      return;
    }
    append_quoted(object.literal, out);
    if (object.datatype == nullptr) return;
    out += "^^";
    append_full_iri(object.datatype->text, out);
  }

  std::string end_;
};

}  // namespace

std::unique_ptr<StatementWriter> make_ntriples_writer(const Terms& /*terms*/, const Iri& /*graph*/) {
  return std::make_unique<LineWriter>("");
}

std::unique_ptr<StatementWriter> make_nquads_writer(const Terms& /*terms*/, const Iri& graph) {
  return std::make_unique<LineWriter>(graph.text);
}

}  // namespace patgraph
