#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ontology_format.hpp"

namespace patgraph {

/// The sections of the reference page.
enum class PageGroup : std::uint8_t {
  classes,
  datatypes,
  relations,
  link_fields,
  fields,
  shared_fields,
  demands,  ///< groups of relations, generations of front matter
  annotations
};

inline constexpr std::array<std::string_view, 8> kPageGroupTitles{"Classes",
                                                                  "Datatypes",
                                                                  "Relations",
                                                                  "Link fields",
                                                                  "Fields",
                                                                  "Fields of what links point at",
                                                                  "Relation groups and generations",
                                                                  "Annotations"};

static_assert(kPageGroupTitles.size() == static_cast<std::size_t>(PageGroup::annotations) + 1);

/// The terms that the reference page tells of, and how it refers to them.
class PageTerms {
 public:
  explicit PageTerms(const OntologyInput& input);

  /// Returns the terms of a section, in the order of the documents.
  const std::vector<std::string>& of(PageGroup group) const;

  /// Returns a name that the link to a term and the term itself share.
  std::string anchor(std::string_view iri) const;
  /// Returns the name of a term as Markdown: a link where the page tells of it.
  std::string reference(std::string_view iri) const;
  /// Returns references to all objects of a property, or their text.
  std::vector<std::string> references(std::string_view iri, std::string_view predicate) const;
  /// Returns the first text of a property, or an empty text.
  std::string text(std::string_view iri, std::string_view predicate) const;

 private:
  bool is_told(const std::string& iri) const;
  PageGroup group_of(const std::string& iri) const;
  std::string name(std::string_view iri) const;

  const Schema& schema_;
  const Ontology& ontology_;
  std::array<std::vector<std::string>, kPageGroupTitles.size()> groups_;
  std::set<std::string, std::less<>> told_;
};

}  // namespace patgraph
