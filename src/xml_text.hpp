#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Escapes a text for an attribute or an element of XML 1.0. Ends of lines and controls become references,
/// for readers may take them for blanks. What XML cannot hold (section 2.2) becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace patgraph
