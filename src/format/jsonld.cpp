#include <nlohmann/json.hpp>

#include "format.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kOwnPrefix = "pg:";

const std::string& compact(const Iri& iri) {
  return iri.name.empty() ? iri.text : iri.name;
}

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != '<';
}

/// Appends a string of JSON (RFC 8259, section 7). nlohmann/json would copy each text into a tree first and
/// decode its UTF-8, which the reader has checked already: that took half of the time of an export.
void append_string(std::string_view text, std::string& out) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '"';
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_plain(text[end])) ++end;
    out += text.substr(begin, end - begin);
    begin = end + 1;
    if (end == text.size()) break;
    const char c = text[end];
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      // "<" too: inside a script element of HTML, a text must neither end it nor open a comment.
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  out += '"';
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
      terms_.push_back(",\"" + (predicate.index == 0 ? "@type" : term) + "\":");
    }
    head_ = "{\"@context\": " + context.dump(1) + ",\n\"@graph\": [\n";
  }

  std::string head() const override { return head_; }
  std::string_view separator() const override { return ",\n"; }
  std::string_view tail() const override { return "\n]}\n"; }

  void write(const Description& description, std::string& out) const override {
    out += "{\"@id\":";
    append_string(compact(*description.subject), out);
    const std::vector<Statement>& statements = description.statements;
    for (std::size_t begin = 0; begin < statements.size();) {
      const Predicate& predicate = *statements[begin].predicate;
      std::size_t end = begin + 1;
      while (end < statements.size() && statements[end].predicate == &predicate) ++end;
      out += terms_[predicate.index];
      if (end - begin > 1) out += '[';
      for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) out += ',';
        append_value(predicate, statements[i].object, out);
      }
      if (end - begin > 1) out += ']';
      begin = end;
    }
    out += '}';
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
  static void append_value(const Predicate& predicate, const Term& term, std::string& out) {
    if (term.iri != nullptr) {
      if (!predicate.leads_to_iris) out += "{\"@id\":";
      append_string(compact(*term.iri), out);
      if (!predicate.leads_to_iris) out += '}';
      return;
    }
    const bool ruled = !predicate.leads_to_iris && term.datatype == predicate.datatype;
    if (!ruled) out += "{\"@value\":";
    append_string(term.literal, out);
    if (ruled) return;
    if (term.datatype != nullptr) {
      out += ",\"@type\":";
      append_string(compact(*term.datatype), out);
    }
    out += '}';
  }

  std::string head_;
  std::vector<std::string> terms_;  ///< by Predicate::index, as they stand before a value
};

}  // namespace

std::unique_ptr<StatementWriter> make_jsonld_writer(const Statements& statements) {
  return std::make_unique<JsonldWriter>(statements);
}

}  // namespace patgraph
