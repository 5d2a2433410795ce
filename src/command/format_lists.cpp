#include "format_lists.hpp"

#include <iomanip>
#include <sstream>

#include "../format/format.hpp"
#include "../ontology_format/ontology_format.hpp"
#include "../report/report.hpp"

namespace patgraph {

std::string export_format_lines() {
  std::ostringstream list;
  for (const Format& format : all_formats()) {
    list << "  " << std::left << std::setw(13) << format.name << std::setw(23)
         << "graph." + std::string(format.extension) << format.media_type << '\n';
  }
  return list.str();
}

std::string map_format_lines() {
  std::ostringstream list;
  for (const Format& format : all_formats()) {
    if (format.write_map != nullptr)
      list << "  " << std::left << std::setw(14) << format.name << format.media_type << '\n';
  }
  return list.str();
}

std::string report_format_lines() {
  std::string lines;
  for (const ReportFormat& format : all_report_formats()) {
    lines += "  " + std::string(format.name) + std::string(10 - format.name.size(), ' ') +
             std::string(format.summary) + '\n';
  }
  return lines;
}

std::string ontology_format_lines() {
  std::string lines;
  for (const auto& [name, summary, unused] : all_ontology_formats()) {
    lines += "  " + std::string(name) + std::string(16 - name.size(), ' ') + std::string(summary) + '\n';
  }
  return lines;
}

}  // namespace patgraph
