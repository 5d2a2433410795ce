#pragma once

#include <string_view>
#include <vector>

#include "arena.hpp"
#include "pattern.hpp"
#include "schema.hpp"
#include "yaml.hpp"

namespace patgraph {

/// Lists that grow while an entity is read; whoever reads many keeps them from one to the next.
struct EntityParts {
  std::vector<Value> aliases;
  std::vector<Attribute> attributes;
  std::vector<Link> links;
  std::vector<UnmappedValue> unmapped;
  std::vector<UnreadValue> unread;
  std::vector<Reference> references;       ///< of one link
  std::vector<Attribute> link_attributes;  ///< of one link
  std::vector<Attribute> description;      ///< of one link
  std::vector<UnmappedValue> link_unmapped;
};

/// Where what is read lives.
struct EntityMemory {
  Arena& values;  ///< beside the texts of the nodes
  Arena& names;   ///< ids and slugs, by which entries are looked up
};

/// Reads the front matter of one file as an entity, by the keys of the schema alone.
///
/// Whatever has a wrong shape adds a fault, and as much of it is kept as can be. Every value ends up in one
/// place: an attribute, a link, the values that no term of the schema claims, or those that are unread.
Entity read_entity(const Node& root, const Schema& schema, std::string_view file_stem, EntityMemory memory,
                   EntityParts& parts, std::vector<Fault>& faults);

}  // namespace patgraph
