#include "../rdf.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

/// Writes RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), an element a subject, through Raptor2.
class RdfxmlWriter : public StatementWriter {
 public:
  explicit RdfxmlWriter(std::span<const rdf::Prefix> prefixes) : elements_(prefixes) {}

  std::string head() const override { return elements_.head(); }
  std::string_view separator() const override { return {}; }
  std::string_view tail() const override { return "</rdf:RDF>\n"; }

  void write(const Description& description, std::string& out) override {
    elements_.begin(description.subject->text);
    for (const auto& [predicate, object] : description.statements) {
      if (object.iri != nullptr) {
        elements_.add_iri(predicate->iri.text, object.iri->text);
      } else {
        elements_.add_literal(predicate->iri.text, object.literal,
                              object.datatype != nullptr ? object.datatype->text : "");
      }
    }
    out += elements_.end();
  }

 private:
  rdf::XmlElements elements_;
};

}  // namespace

std::unique_ptr<StatementWriter> make_rdfxml_writer(const Terms& terms, const Iri& /*graph*/) {
  return std::make_unique<RdfxmlWriter>(terms.prefixes());
}

}  // namespace patgraph
