#pragma once

#include <memory_resource>
#include <string_view>
#include <vector>

#include "pattern.hpp"
#include "schema.hpp"
#include "yaml.hpp"

namespace patgraph {

/// Reads the front matter of one file as an entity, by the keys of the schema alone.
///
/// Whatever has a wrong shape adds a fault, and as much of it is kept as can be. Texts that differ from those
/// of the nodes live in `texts`. Every value ends up in one place: an attribute, a link, the values that no
/// term of the schema claims, or those that are unread.
Entity read_entity(const Node& root, const Schema& schema, std::string_view file_stem,
                   std::pmr::memory_resource& texts, std::vector<Fault>& faults);

}  // namespace patgraph
