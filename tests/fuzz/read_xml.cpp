#include <libxml/parser.h>

#include <memory>

#include "must.hpp"
#include "readers.hpp"

namespace patgraph::fuzzing {
namespace {

struct Free {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::size_t count_elements(const xmlNode* first, std::string_view name) {
  std::size_t count = 0;
  for (const xmlNode* node = first; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    count += reinterpret_cast<const char*>(node->name) == name ? 1U : 0U;
    count += count_elements(node->children, name);
  }
  return count;
}

}  // namespace

std::size_t count_xml_elements(const std::string& text, std::string_view name) {
  const std::unique_ptr<xmlDoc, Free> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE));
  must(document != nullptr, "XML: it is well-formed", text);
  return count_elements(document->children, name);
}

}  // namespace patgraph::fuzzing
