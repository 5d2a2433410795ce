#include <raptor2.h>

#include <memory>

#include "must.hpp"
#include "readers.hpp"

namespace patgraph::fuzzing {
namespace {

struct Free {
  void operator()(raptor_world* world) const { raptor_free_world(world); }
  void operator()(raptor_parser* parser) const { raptor_free_parser(parser); }
  void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
};

std::string text_of(const unsigned char* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

std::string text_of(raptor_uri* uri) {
  std::size_t length = 0;
  const unsigned char* text = raptor_uri_as_counted_string(uri, &length);
  return '<' + text_of(text, length) + '>';
}

std::string text_of(const raptor_term& term) {
  if (term.type == RAPTOR_TERM_TYPE_URI) return text_of(term.value.uri);
  must(term.type == RAPTOR_TERM_TYPE_LITERAL, "RDF: there are no blank nodes");
  const raptor_term_literal_value& literal = term.value.literal;
  std::string text = '"' + text_of(literal.string, literal.string_len) + '"';
  if (literal.language != nullptr) text += '@' + text_of(literal.language, literal.language_len);
  if (literal.datatype != nullptr) text += "^^" + text_of(literal.datatype);
  return text;
}

void on_statement(void* user, raptor_statement* statement) noexcept {
  const std::string line =
      text_of(*statement->subject) + ' ' + text_of(*statement->predicate) + ' ' + text_of(*statement->object);
  must(static_cast<std::set<std::string>*>(user)->insert(line).second, "RDF: no statement stands twice",
       line);
}

void on_message(void* user, raptor_log_message* message) noexcept {
  must(message->level < RAPTOR_LOG_LEVEL_ERROR, "RDF: Raptor2 reads it",
       message->text + ('\n' + *static_cast<const std::string*>(user)));
}

}  // namespace

std::set<std::string> read_rdf(const std::string& text, const char* syntax) {
  const std::unique_ptr<raptor_world, Free> world(raptor_new_world());
  std::string shown = std::string(syntax) + '\n' + text;
  raptor_world_set_log_handler(world.get(), &shown, on_message);
  const std::unique_ptr<raptor_parser, Free> parser(raptor_new_parser(world.get(), syntax));
  const std::unique_ptr<raptor_uri, Free> base(
      raptor_new_uri(world.get(), reinterpret_cast<const unsigned char*>("urn:patgraph:read-back")));
  std::set<std::string> statements;
  raptor_parser_set_statement_handler(parser.get(), &statements, on_statement);
  const bool is_read =
      raptor_parser_parse_start(parser.get(), base.get()) == 0 &&
      raptor_parser_parse_chunk(parser.get(), reinterpret_cast<const unsigned char*>(text.data()),
                                text.size(), 1) == 0;
  must(is_read, "RDF: Raptor2 reads it", shown);
  return statements;
}

}  // namespace patgraph::fuzzing
