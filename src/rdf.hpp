#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace patgraph::rdf {

/// A statement as read from a file. Blank nodes appear as "_:DOCUMENT#NAME".
struct Statement {
  std::string subject;
  std::string predicate;
  std::string object;
  bool object_is_literal = false;
  std::uint32_t line = 0;  ///< line at which the statement was complete
  std::string datatype;    ///< of a literal; empty for xsd:string and where there is a language
  std::string language;    ///< tag of a literal; empty where there is none
};

/// A prefix that a document declares.
struct Prefix {
  std::string name;
  std::string iri;
};

/// What one RDF document says, in document order.
struct Document {
  std::string name;  ///< how messages call it: a path
  std::vector<Statement> statements;
  std::vector<Prefix> prefixes;
};

/// A document that is no RDF; `what()` reads `name:line:col: error: reason [rdf-invalid]`.
class ParseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Parses Turtle (W3C Turtle 1.1). Throws ParseError at the first error.
Document parse_turtle(std::string name, std::string_view text);

}  // namespace patgraph::rdf
