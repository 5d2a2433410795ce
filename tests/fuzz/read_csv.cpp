#include "must.hpp"
#include "readers.hpp"

namespace patgraph::fuzzing {
namespace {

/// Takes a field in quotes from the start of the text.
void take_quoted(std::string_view& text) {
  text.remove_prefix(1);
  while (true) {
    const std::size_t quote = text.find('"');
    must(quote != std::string_view::npos, "CSV: quotes are closed");
    text.remove_prefix(quote + 1);
    if (!text.starts_with('"')) return;
    text.remove_prefix(1);
  }
}

void take_field(std::string_view& text) {
  if (text.starts_with('"')) return take_quoted(text);
  const std::string_view field = text.substr(0, text.find_first_of(",\r\n"));
  must(field.find('"') == std::string_view::npos, "CSV: a field without quotes has none inside", field);
  text.remove_prefix(field.size());
}

/// Takes a record with the end of its line and returns how many fields it has.
std::size_t take_record(std::string_view& text) {
  std::size_t fields = 1;
  for (take_field(text); text.starts_with(','); ++fields) {
    text.remove_prefix(1);
    take_field(text);
  }
  if (text.starts_with('\r')) text.remove_prefix(1);
  must(text.starts_with('\n'), "CSV: a record ends where its line ends", text.substr(0, 80));
  text.remove_prefix(1);
  return fields;
}

}  // namespace

std::size_t count_csv_records(std::string_view text) {
  const std::size_t fields = take_record(text);
  std::size_t records = 0;
  for (; !text.empty(); ++records)
    must(take_record(text) == fields, "CSV: records have the fields of the head");
  return records;
}

}  // namespace patgraph::fuzzing
