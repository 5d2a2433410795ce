#include "rdf.hpp"

#include <raptor2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "utf8.hpp"
#include "vocabulary.hpp"

namespace patgraph::rdf {
namespace {

template <auto free>
struct Free {
  void operator()(auto* owned) const { free(owned); }
};

/// What Raptor2 made, and a function of its frees.
template <typename T, auto free>
using Owned = std::unique_ptr<T, Free<free>>;

const unsigned char* bytes(const char* text) {
  return reinterpret_cast<const unsigned char*>(text);
}

const unsigned char* bytes(const std::string& text) {
  return bytes(text.c_str());
}

/// What the callbacks fill in. No exception may cross Raptor's C frames: an error waits here.
struct Parse {
  raptor_parser* parser = nullptr;
  Document document;
  std::optional<std::string> error;
};

std::string text_of(const unsigned char* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

std::string text_of(raptor_uri* uri) {
  std::size_t length = 0;
  const unsigned char* text = raptor_uri_as_counted_string(uri, &length);
  return text_of(text, length);
}

/// Blank nodes of one document must not meet those of another: their names hold that of the document.
std::string text_of(const raptor_term& term, const std::string& document) {
  switch (term.type) {
    case RAPTOR_TERM_TYPE_URI:
      return text_of(term.value.uri);
    case RAPTOR_TERM_TYPE_LITERAL:
      return text_of(term.value.literal.string, term.value.literal.string_len);
    case RAPTOR_TERM_TYPE_BLANK:
      return "_:" + document + "#" + text_of(term.value.blank.string, term.value.blank.string_len);
    case RAPTOR_TERM_TYPE_UNKNOWN:
      break;
  }
  return {};
}

std::string datatype_of(const raptor_term& term) {
  const bool typed = term.type == RAPTOR_TERM_TYPE_LITERAL && term.value.literal.datatype != nullptr;
  const std::string datatype = typed ? text_of(term.value.literal.datatype) : std::string();
  return datatype == vocabulary::xsd_string ? std::string() : datatype;
}

std::string language_of(const raptor_term& term) {
  if (term.type != RAPTOR_TERM_TYPE_LITERAL || term.value.literal.language == nullptr) return {};
  return text_of(term.value.literal.language, term.value.literal.language_len);
}

void on_statement(void* user, raptor_statement* statement) noexcept {
  auto& parse = *static_cast<Parse*>(user);
  const raptor_locator* locator = raptor_parser_get_locator(parse.parser);
  parse.document.statements.push_back(
      {text_of(*statement->subject, parse.document.name), text_of(*statement->predicate, parse.document.name),
       text_of(*statement->object, parse.document.name), statement->object->type == RAPTOR_TERM_TYPE_LITERAL,
       static_cast<std::uint32_t>(locator->line), datatype_of(*statement->object),
       language_of(*statement->object)});
}

void on_namespace(void* user, raptor_namespace* declared) noexcept {
  const unsigned char* name = raptor_namespace_get_prefix(declared);
  raptor_uri* uri = raptor_namespace_get_uri(declared);
  if (name == nullptr || uri == nullptr) return;
  static_cast<Parse*>(user)->document.prefixes.push_back({reinterpret_cast<const char*>(name), text_of(uri)});
}

/// Raptor2 tells no line, or a negative one, where it knows none.
std::string parse_error(std::string_view name, int line, int column, std::string_view reason) {
  const auto known = [](int number) { return static_cast<std::uint32_t>(std::max(number, 1)); };
  return error_line(name, {known(line), known(column)}, reason, "rdf-invalid");
}

void on_message(void* user, raptor_log_message* message) noexcept {
  auto& parse = *static_cast<Parse*>(user);
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || parse.error) return;
  const int line = message->locator != nullptr ? message->locator->line : 0;
  const int column = message->locator != nullptr ? message->locator->column : 0;
  parse.error = parse_error(parse.document.name, line, column, message->text);
}

/// Raptor2 takes the first byte that is no UTF-8 for the end of a document, silently, or passes it on: it
/// must not come to that.
void require_utf8(const std::string& name, std::string_view text) {
  if (is_utf8(text)) return;
  int line = 1;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos && is_utf8(text.substr(0, end));
       ++line) {
    text.remove_prefix(end + 1);
    end = text.find('\n');
  }
  throw ParseError(parse_error(name, line, 1, "not UTF-8"));
}

}  // namespace

bool is_blank(std::string_view term) {
  return term.starts_with("_:");
}

Document parse_turtle(std::string name, std::string_view text) {
  require_utf8(name, text);
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const Owned<raptor_world, raptor_free_world> world{raptor_new_world()};
  const Owned<raptor_parser, raptor_free_parser> parser{raptor_new_parser(world.get(), "turtle")};
  const Owned<raptor_uri, raptor_free_uri> base{raptor_new_uri(world.get(), bytes("urn:patgraph:document"))};
  if (!parser || !base) throw std::runtime_error("Raptor2 offers no Turtle parser");

  Parse parse{parser.get(), {std::move(name), {}, {}}, {}};
  raptor_world_set_log_handler(world.get(), &parse, on_message);
  raptor_parser_set_statement_handler(parser.get(), &parse, on_statement);
  raptor_parser_set_namespace_handler(parser.get(), &parse, on_namespace);
  const bool failed =
      raptor_parser_parse_start(parser.get(), base.get()) != 0 ||
      raptor_parser_parse_chunk(parser.get(), reinterpret_cast<const unsigned char*>(text.data()),
                                text.size(), 1) != 0;
  if (!parse.error && failed) parse.error = parse_error(parse.document.name, 1, 1, "not Turtle");
  if (parse.error) throw ParseError(*parse.error);
  return std::move(parse.document);
}

namespace {

constexpr std::size_t kReadSize = 65536;

struct Count {
  const std::string& path;
  std::uint64_t statements = 0;
  std::optional<std::string> error = {};
};

void on_counted(void* user, raptor_statement* /*statement*/) noexcept {
  ++static_cast<Count*>(user)->statements;
}

void on_count_message(void* user, raptor_log_message* message) noexcept {
  auto& count = *static_cast<Count*>(user);
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || count.error) return;
  const int line = message->locator != nullptr ? message->locator->line : 0;
  count.error = parse_error(count.path, line, 1, message->text);
}

std::uint64_t count_statements(std::istream& file, const std::string& path, const char* syntax) {
  const Owned<raptor_world, raptor_free_world> world{raptor_new_world()};
  const Owned<raptor_parser, raptor_free_parser> parser{raptor_new_parser(world.get(), syntax)};
  const Owned<raptor_uri, raptor_free_uri> base{raptor_new_uri(world.get(), bytes("urn:patgraph:document"))};
  if (!parser || !base) throw std::runtime_error(std::string("Raptor2 offers no parser for ") + syntax);
  Count count{path};
  raptor_world_set_log_handler(world.get(), &count, on_count_message);
  raptor_parser_set_statement_handler(parser.get(), &count, on_counted);
  bool failed = raptor_parser_parse_start(parser.get(), base.get()) != 0;
  std::vector<char> text(kReadSize);
  while (!failed && !count.error && file) {
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    failed = raptor_parser_parse_chunk(parser.get(), reinterpret_cast<const unsigned char*>(text.data()),
                                       static_cast<std::size_t>(file.gcount()), file ? 0 : 1) != 0;
  }
  if (!count.error && failed) count.error = parse_error(path, 1, 1, std::string("not ") + syntax);
  if (count.error) throw ParseError(*count.error);
  return count.statements;
}

}  // namespace

std::uint64_t count_turtle_statements(std::istream& file, const std::string& path) {
  return count_statements(file, path, "turtle");
}
std::uint64_t count_ntriples_statements(std::istream& file, const std::string& path) {
  return count_statements(file, path, "ntriples");
}
std::uint64_t count_nquads_statements(std::istream& file, const std::string& path) {
  return count_statements(file, path, "nquads");
}
std::uint64_t count_rdfxml_statements(std::istream& file, const std::string& path) {
  return count_statements(file, path, "rdfxml");
}

namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// Returns where the name begins by which XML can call a predicate: the longest end of its IRI that is an
/// NCName (https://www.w3.org/TR/xml-names/#NT-NCName). Letters beyond ASCII count as none.
std::size_t name_begin(std::string_view iri) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto goes_on = [&](char c) { return starts(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  std::size_t begin = iri.size();
  while (begin > 0 && goes_on(iri[begin - 1])) --begin;
  while (begin < iri.size() && !starts(iri[begin])) ++begin;
  return begin;
}

/// Throws where a text holds what no XML 1.0 document can (https://www.w3.org/TR/xml/#charsets).
void require_xml_text(std::string_view text) {
  for_each_code_point(text, [](char32_t c, std::string_view) {
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (control || c == 0xFFFE || c == 0xFFFF)
      throw std::runtime_error("XML 1.0 cannot hold the character " + code_point_name(c));
  });
}

}  // namespace

/// What Raptor2 needs to write one element after another.
struct XmlElements::Raptor {
  Owned<raptor_world, raptor_free_world> world{raptor_new_world()};
  Owned<raptor_namespace_stack, raptor_free_namespaces> namespaces{raptor_new_namespaces(world.get(), 0)};
  std::vector<Prefix> prefixes;
  void* text = nullptr;
  std::size_t length = 0;
  Owned<raptor_iostream, raptor_free_iostream> stream;
  Owned<raptor_xml_writer, raptor_free_xml_writer> writer;
  Owned<raptor_xml_element, raptor_free_xml_element> element;
  std::string subject;
  std::optional<std::string> error;  ///< no exception may cross Raptor's C frames

  void open(raptor_namespace_stack* scope) {
    stream.reset(raptor_new_iostream_to_string(world.get(), &text, &length, nullptr));
    writer.reset(raptor_new_xml_writer(world.get(), scope, stream.get()));
    raptor_xml_writer_set_option(writer.get(), RAPTOR_OPTION_WRITER_XML_DECLARATION, nullptr, 0);
  }

  ~Raptor() { close(); }

  /// Ends the stream, which makes its text.
  std::string close() {
    writer.reset();
    stream.reset();
    const Owned<void, raptor_free_memory> owned(std::exchange(text, nullptr));
    return {static_cast<const char*>(owned.get()), owned != nullptr ? length : 0};
  }

  raptor_namespace* rdf() const {
    return raptor_namespaces_find_namespace(namespaces.get(), bytes("rdf"), 3);
  }

  void set_attribute(raptor_xml_element* of, const char* name, const std::string& value) const {
    auto** attributes = static_cast<raptor_qname**>(raptor_calloc_memory(1, sizeof(raptor_qname*)));
    attributes[0] = raptor_new_qname_from_namespace_local_name(world.get(), rdf(), bytes(name), bytes(value));
    raptor_xml_element_set_attributes(of, attributes, 1);
  }

  /// Calls `write(element)` with the element of a property.
  template <typename Write>
  void add(std::string_view predicate, const Write& write) {
    const std::size_t begin = name_begin(predicate);
    if (begin == predicate.size()) fail(predicate, "RDF/XML has no name for the property");
    const std::string name(predicate.substr(begin));
    const std::string space(predicate.substr(0, begin));
    const Owned<raptor_uri, raptor_free_uri> uri(raptor_new_uri(world.get(), bytes(space)));
    raptor_namespace* known = raptor_namespaces_find_namespace_by_uri(namespaces.get(), uri.get());
    Owned<raptor_namespace, raptor_free_namespace> own;
    if (known == nullptr) {
      own.reset(raptor_new_namespace(namespaces.get(), bytes("ns"), bytes(space), 2));
      known = own.get();
    }
    const Owned<raptor_xml_element, raptor_free_xml_element> property(
        raptor_new_xml_element_from_namespace_local_name(known, bytes(name), nullptr, nullptr));
    raptor_xml_writer_raw(writer.get(), bytes("\n    "));
    write(property.get());
  }

  /// XML 1.0 may hold U+007F, though Raptor2 takes it for illegal.
  void add_text(std::string_view literal) const {
    while (!literal.empty()) {
      const std::size_t plain = std::min(literal.find('\x7F'), literal.size());
      raptor_xml_writer_cdata_counted(writer.get(), reinterpret_cast<const unsigned char*>(literal.data()),
                                      static_cast<unsigned int>(plain));
      literal.remove_prefix(plain);
      if (literal.empty()) break;
      raptor_xml_writer_raw(writer.get(), bytes("\x7F"));
      literal.remove_prefix(1);
    }
  }

  [[noreturn]] void fail(std::string_view predicate, const std::string& reason) const {
    throw std::runtime_error(reason + " <" + std::string(predicate) + "> of <" + subject + ">");
  }
};

XmlElements::XmlElements(std::span<const Prefix> prefixes) : raptor_(std::make_unique<Raptor>()) {
  raptor_world_set_log_handler(raptor_->world.get(), &raptor_->error,
                               [](void* user, raptor_log_message* message) noexcept {
                                 auto& error = *static_cast<std::optional<std::string>*>(user);
                                 if (message->level >= RAPTOR_LOG_LEVEL_ERROR && !error)
                                   error = message->text;
                               });
  const auto start = [&](const std::string& name, const std::string& iri) {
    // Raptor2 drops those of depth 0 with the first element that ends.
    raptor_namespaces_start_namespace_full(raptor_->namespaces.get(), bytes(name), bytes(iri), -1);
  };
  for (const Prefix& prefix : prefixes) {
    // Those of XML itself cannot be declared; the others are declared by this class.
    static constexpr std::array<std::string_view, 4> kReserved{"rdf", "ns", "xml", "xmlns"};
    if (std::ranges::find(kReserved, prefix.name) != kReserved.end()) continue;
    raptor_->prefixes.push_back(prefix);
    start(prefix.name, prefix.iri);
  }
  raptor_->prefixes.push_back({"rdf", std::string(kRdf)});
  start("rdf", std::string(kRdf));
}

XmlElements::~XmlElements() = default;

std::string XmlElements::head() const {
  // In a scope of its own, where nothing is declared yet.
  const Owned<raptor_namespace_stack, raptor_free_namespaces> scope{
      raptor_new_namespaces(raptor_->world.get(), 0)};
  std::vector<Owned<raptor_namespace, raptor_free_namespace>> declared;
  for (const Prefix& prefix : raptor_->prefixes)
    declared.emplace_back(raptor_new_namespace(scope.get(), bytes(prefix.name), bytes(prefix.iri), 0));
  // The last is RDF's own, which the root declares by its name.
  const Owned<raptor_xml_element, raptor_free_xml_element> root(
      raptor_new_xml_element_from_namespace_local_name(declared.back().get(), bytes("RDF"), nullptr,
                                                       nullptr));
  for (std::size_t i = 0; i + 1 < declared.size(); ++i)
    raptor_xml_element_declare_namespace(root.get(), declared[i].get());
  raptor_->open(scope.get());
  raptor_xml_writer_set_option(raptor_->writer.get(), RAPTOR_OPTION_WRITER_XML_DECLARATION, nullptr, 1);
  raptor_xml_writer_start_element(raptor_->writer.get(), root.get());
  raptor_xml_writer_raw(raptor_->writer.get(), bytes("\n"));
  return raptor_->close();
}

void XmlElements::begin(std::string_view subject) {
  raptor_->subject = subject;
  raptor_->open(raptor_->namespaces.get());
  raptor_->element.reset(raptor_new_xml_element_from_namespace_local_name(
      raptor_->rdf(), bytes("Description"), nullptr, nullptr));
  raptor_->set_attribute(raptor_->element.get(), "about", raptor_->subject);
  raptor_xml_writer_raw(raptor_->writer.get(), bytes("  "));
  raptor_xml_writer_start_element(raptor_->writer.get(), raptor_->element.get());
}

void XmlElements::add_iri(std::string_view predicate, std::string_view object) {
  raptor_->add(predicate, [&](raptor_xml_element* property) {
    raptor_->set_attribute(property, "resource", std::string(object));
    raptor_xml_writer_empty_element(raptor_->writer.get(), property);
  });
}

void XmlElements::add_literal(std::string_view predicate, std::string_view text, std::string_view datatype) {
  try {
    require_xml_text(text);
  } catch (const std::runtime_error& error) {
    raptor_->fail(predicate, std::string(error.what()) + " in");
  }
  raptor_->add(predicate, [&](raptor_xml_element* property) {
    if (!datatype.empty()) raptor_->set_attribute(property, "datatype", std::string(datatype));
    raptor_xml_writer_start_element(raptor_->writer.get(), property);
    raptor_->add_text(text);
    raptor_xml_writer_end_element(raptor_->writer.get(), property);
  });
}

std::string XmlElements::end() {
  raptor_xml_writer_raw(raptor_->writer.get(), bytes("\n  "));
  raptor_xml_writer_end_element(raptor_->writer.get(), raptor_->element.get());
  raptor_xml_writer_raw(raptor_->writer.get(), bytes("\n"));
  raptor_->element.reset();
  if (raptor_->error) throw std::runtime_error(*raptor_->error + " in <" + raptor_->subject + ">");
  return raptor_->close();
}

}  // namespace patgraph::rdf
