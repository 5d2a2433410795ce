#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "statements.hpp"

namespace patgraph {

/// How many statements there are, and of what.
struct StatementCounts {
  std::size_t statements = 0;
  std::vector<std::size_t> by_predicate;                     ///< by Predicate::index
  std::map<std::string, std::size_t, std::less<>> by_class;  ///< subjects, by the IRI of the class

  void add(const Description& description);
  void add(const StatementCounts& other);
};

/// Describes the library itself as a void:Dataset, dcat:Dataset and skos:ConceptScheme: title, licence,
/// counts of the statements before (https://www.w3.org/TR/void/), and what made it. Subjects ascend by IRI.
void describe_dataset(const PatternGraph& graph, const Terms& terms, const Statements& stated,
                      const StatementOptions& options, const StatementCounts& counts, Descriptions& into);

}  // namespace patgraph
