#include "rdf.hpp"

#include <raptor2.h>

#include <memory>
#include <optional>

#include "vocabulary.hpp"

namespace patgraph::rdf {
namespace {

struct FreeWorld {
  void operator()(raptor_world* world) const { raptor_free_world(world); }
};
struct FreeParser {
  void operator()(raptor_parser* parser) const { raptor_free_parser(parser); }
};
struct FreeUri {
  void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
};

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

void on_message(void* user, raptor_log_message* message) noexcept {
  auto& parse = *static_cast<Parse*>(user);
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || parse.error) return;
  const int line = message->locator != nullptr ? message->locator->line : 0;
  const int column = message->locator != nullptr ? message->locator->column : 0;
  parse.error = parse.document.name + ":" + std::to_string(line > 0 ? line : 1) + ":" +
                std::to_string(column > 0 ? column : 1) + ": error: " + message->text + " [rdf-invalid]";
}

/// Raptor2 takes the first byte that is no UTF-8 for the end of a document, silently: it must not come to
/// that.
void require_utf8(const std::string& name, std::string_view text) {
  const auto is_utf8 = [](std::string_view part) {
    return raptor_unicode_check_utf8_string(reinterpret_cast<const unsigned char*>(part.data()),
                                            part.size()) != 0;
  };
  if (is_utf8(text)) return;
  std::size_t line = 1;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos && is_utf8(text.substr(0, end));
       ++line) {
    text.remove_prefix(end + 1);
    end = text.find('\n');
  }
  throw ParseError(name + ":" + std::to_string(line) + ":1: error: not UTF-8 [rdf-invalid]");
}

}  // namespace

Document parse_turtle(std::string name, std::string_view text) {
  require_utf8(name, text);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::unique_ptr<raptor_world, FreeWorld> world{raptor_new_world()};
  const std::unique_ptr<raptor_parser, FreeParser> parser{raptor_new_parser(world.get(), "turtle")};
  const std::unique_ptr<raptor_uri, FreeUri> base{
      raptor_new_uri(world.get(), reinterpret_cast<const unsigned char*>("urn:patgraph:document"))};
  if (!parser || !base) throw std::runtime_error("Raptor2 offers no Turtle parser");

  Parse parse{parser.get(), {std::move(name), {}, {}}, {}};
  raptor_world_set_log_handler(world.get(), &parse, on_message);
  raptor_parser_set_statement_handler(parser.get(), &parse, on_statement);
  raptor_parser_set_namespace_handler(parser.get(), &parse, on_namespace);
  const bool failed =
      raptor_parser_parse_start(parser.get(), base.get()) != 0 ||
      raptor_parser_parse_chunk(parser.get(), reinterpret_cast<const unsigned char*>(text.data()),
                                text.size(), 1) != 0;
  if (!parse.error && failed) parse.error = parse.document.name + ":1:1: error: not Turtle [rdf-invalid]";
  if (parse.error) throw ParseError(*parse.error);
  return std::move(parse.document);
}

}  // namespace patgraph::rdf
