#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"

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

/// A document that is no RDF: one fault, rdf-invalid.
class ParseError : public InputError {
 public:
  using InputError::InputError;
};

/// Returns whether the term of a statement that was read is a blank node.
bool is_blank(std::string_view term);

/// Parses Turtle (W3C Turtle 1.1). Throws ParseError at the first error.
Document parse_turtle(std::string name, std::string_view text);

// Read a file and count its statements; the path is for messages. They throw ParseError at the first error.
// One call at a time: Raptor2 sets up and clears away libraries that all threads share.
std::uint64_t count_turtle_statements(std::istream& file, const std::string& path);
std::uint64_t count_ntriples_statements(std::istream& file, const std::string& path);
std::uint64_t count_nquads_statements(std::istream& file, const std::string& path);
std::uint64_t count_rdfxml_statements(std::istream& file, const std::string& path);

/// Writes the elements of RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), one for each subject.
class XmlElements {
 public:
  explicit XmlElements(std::span<const Prefix> prefixes);
  ~XmlElements();
  XmlElements(const XmlElements&) = delete;
  XmlElements& operator=(const XmlElements&) = delete;

  /// Returns the XML declaration and the start of the root element.
  std::string head() const;
  /// Begins the element of a subject.
  void begin(std::string_view subject);
  /// Adds a statement. Throws std::runtime_error where XML 1.0 has no way to write it: a predicate that ends
  /// in no name of XML, a text with a control character.
  void add_iri(std::string_view predicate, std::string_view object);
  /// `datatype` is empty for xsd:string.
  void add_literal(std::string_view predicate, std::string_view text, std::string_view datatype);
  /// Ends the element and returns it.
  std::string end();

 private:
  struct Raptor;
  std::unique_ptr<Raptor> raptor_;
};

}  // namespace patgraph::rdf
