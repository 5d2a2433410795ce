#include <nlohmann/json.hpp>

#include "../vocabulary.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kOwnPrefix = "pg:";

const std::string& compact(const Iri& iri) {
  return iri.name.empty() ? iri.text : iri.name;
}

class JsonldWriter : public StatementWriter {
 public:
  explicit JsonldWriter(const Statements& statements) {
    ordered_json context;
    for (const rdf::Prefix& prefix : statements.prefixes()) context[prefix.name] = prefix.iri;
    for (const Predicate& predicate : statements.predicates()) {
      std::string term = compact(predicate.iri);
      // Terms of the own vocabulary go by their bare name, unless a prefix has it.
      if (term.starts_with(kOwnPrefix) && !context.contains(term.substr(kOwnPrefix.size()))) {
        term.erase(0, kOwnPrefix.size());
      }
      if (predicate.index != 0) add_term(context, term, predicate);
      terms_.push_back(predicate.index == 0 ? "@type" : std::move(term));
    }
    head_ = "{\"@context\": " + context.dump(1) + ",\n\"@graph\": [\n";
  }

  std::string head() const override { return head_; }
  std::string_view separator() const override { return ",\n"; }
  std::string_view tail() const override { return "\n]}\n"; }

  void write(const Description& description, std::string& out) const override {
    ordered_json node;
    node["@id"] = compact(*description.subject);
    const std::vector<Statement>& statements = description.statements;
    for (std::size_t begin = 0; begin < statements.size();) {
      const Predicate& predicate = *statements[begin].predicate;
      std::size_t end = begin + 1;
      while (end < statements.size() && statements[end].predicate == &predicate) ++end;
      ordered_json& value = node[terms_[predicate.index]];
      if (end - begin == 1) {
        value = value_of(predicate, statements[begin].object);
      } else {
        for (std::size_t i = begin; i < end; ++i) value.push_back(value_of(predicate, statements[i].object));
      }
      begin = end;
    }
    append_safely(node.dump(), out);
  }

 private:
  static void add_term(ordered_json& context, const std::string& term, const Predicate& predicate) {
    ordered_json& definition = context[term];
    definition["@id"] = compact(predicate.iri);
    if (predicate.leads_to_iris) {
      definition["@type"] = "@id";
    } else if (predicate.datatype != nullptr) {
      definition["@type"] = compact(*predicate.datatype);
    }
  }

  /// Numbers stay strings: a JSON number would come back as xsd:double or in another lexical form.
  static ordered_json value_of(const Predicate& predicate, const Term& term) {
    if (term.iri != nullptr) {
      if (predicate.leads_to_iris) return compact(*term.iri);
      return {{"@id", compact(*term.iri)}};
    }
    std::string text(term.literal);
    const bool ruled = !predicate.leads_to_iris && term.datatype == predicate.datatype;
    if (ruled) return text;
    if (term.datatype == nullptr) return {{"@value", std::move(text)}};
    return {{"@value", std::move(text)}, {"@type", compact(*term.datatype)}};
  }

  /// JSON inside an HTML script element must not end it.
  static void append_safely(std::string_view json, std::string& out) {
    for (std::size_t begin = 0; begin < json.size();) {
      const std::size_t end = json.find("</", begin);
      out += json.substr(begin, end - begin);
      if (end == std::string_view::npos) return;
      out += "<\\/";
      begin = end + 2;
    }
  }

  std::string head_;
  std::vector<std::string> terms_;  ///< by Predicate::index
};

}  // namespace

std::unique_ptr<StatementWriter> make_jsonld_writer(const Statements& statements) {
  return std::make_unique<JsonldWriter>(statements);
}

}  // namespace patgraph
