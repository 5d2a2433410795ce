#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Writes a text as a scalar of YAML 1.1 on one line, for a block or a flow collection: plain where no reader
/// can take it for anything else, in double quotes otherwise.
std::string yaml_scalar(std::string_view text);

}  // namespace patgraph
