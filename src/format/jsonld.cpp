#include <nlohmann/json.hpp>

#include "format.hpp"
#include "jsonld_context.hpp"
#include "plain_length.hpp"

namespace patgraph {
namespace {

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != '<';
}

/// Appends a string of JSON (RFC 8259, section 7). nlohmann/json would copy each text into a tree first and
/// decode its UTF-8, which the reader has checked already: that took half of the time of an export.
void append_string(std::string_view text, std::string& out) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '"';
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = begin + plain_length(text.substr(begin), is_plain);
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

/// No IRI holds what JSON or HTML would take for more than itself (RFC 3987, 2.2).
void append_iri(const Iri& iri, std::string& out) {
  out += '"';
  append_compact(iri, out);
  out += '"';
}

/// Counts the statements of what JsonldWriter writes: every value of every key of every node is one, but for
/// the names of nodes. Objects within nodes are values.
class StatementCounter : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit StatementCounter(const std::string& path) : path_(path) {}

  std::uint64_t statements() const { return statements_; }

  bool start_object(std::size_t /*count*/) override {
    ++depth_;
    if (in_graph_ && depth_ == kInNode + 1) ++statements_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool start_array(std::size_t /*count*/) override {
    if (depth_ == 1) in_graph_ = true;
    return true;
  }
  bool end_array() override {
    if (depth_ == 1) in_graph_ = false;
    return true;
  }
  bool key(std::string& name) override {
    if (depth_ == kInNode) is_name_ = name == "@id";
    return true;
  }
  bool string(std::string& /*value*/) override { return value(); }
  bool null() override { return value(); }
  bool boolean(bool /*value*/) override { return value(); }
  bool number_integer(std::int64_t /*value*/) override { return value(); }
  bool number_unsigned(std::uint64_t /*value*/) override { return value(); }
  bool number_float(double /*value*/, const std::string& /*text*/) override { return value(); }
  bool binary(nlohmann::json::binary_t& /*value*/) override { return value(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& error) override {
    throw std::runtime_error(path_ + ": not JSON: " + error.what());
  }

 private:
  static constexpr int kInNode = 2;

  bool value() {
    if (in_graph_ && depth_ == kInNode && !is_name_) ++statements_;
    return true;
  }

  const std::string& path_;
  std::uint64_t statements_ = 0;
  int depth_ = 0;
  bool in_graph_ = false;
  bool is_name_ = false;
};

class JsonldWriter : public StatementWriter {
 public:
  explicit JsonldWriter(const Terms& terms) {
    const JsonldContext context = jsonld_context(terms);
    for (const std::string& term : context.terms) terms_.push_back(",\"" + term + "\":");
    head_ = "{\"@context\": " + context.json + ",\n\"@graph\": [\n";
  }

  std::string head() const override { return head_; }
  std::string_view separator() const override { return ",\n"; }
  std::string_view tail() const override { return "\n]}\n"; }

  void write(const Description& description, std::string& out) override {
    out += "{\"@id\":";
    append_iri(*description.subject, out);
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
  /// Numbers stay strings: a JSON number would come back as xsd:double or in another lexical form.
  static void append_value(const Predicate& predicate, const Term& term, std::string& out) {
    if (term.iri != nullptr) {
      if (!predicate.leads_to_iris) out += "{\"@id\":";
      append_iri(*term.iri, out);
      if (!predicate.leads_to_iris) out += '}';
      return;
    }
    const bool ruled = !predicate.leads_to_iris && term.datatype == predicate.datatype;
    if (!ruled) out += "{\"@value\":";
    append_string(term.literal, out);
    if (ruled) return;
    if (term.datatype != nullptr) {
      out += ",\"@type\":";
      append_iri(*term.datatype, out);
    }
    out += '}';
  }

  std::string head_;
  std::vector<std::string> terms_;  ///< by Predicate::index, as they stand before a value
};

}  // namespace

std::unique_ptr<StatementWriter> make_jsonld_writer(const Terms& terms, const Iri& /*graph*/) {
  return std::make_unique<JsonldWriter>(terms);
}

std::uint64_t count_jsonld_statements(std::istream& file, const std::string& path) {
  StatementCounter counter(path);
  nlohmann::json::sax_parse(file, &counter);
  return counter.statements();
}

}  // namespace patgraph
