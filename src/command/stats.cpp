#include <iomanip>
#include <nlohmann/json.hpp>

#include "../grouped_number.hpp"
#include "../quotation.hpp"
#include "../statistics.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const LinkLedger& ledger) {
  return {{"declared", ledger.declared},
          {"resolved", ledger.resolved},
          {"external", ledger.external},
          {"dangling", ledger.dangling},
          {"rejected", ledger.rejected}};
}

ordered_json json_of(const std::map<std::string, LinkLedger>& ledgers) {
  ordered_json json = ordered_json::object();
  for (const auto& [name, ledger] : ledgers) json[name] = json_of(ledger);
  return json;
}

using ValueLedgers = std::map<std::string, ValueLedger, std::less<>>;

ValueLedger sum_of(const ValueLedgers& ledgers) {
  ValueLedger sum;
  for (const auto& [key, ledger] : ledgers) {
    sum.mapped += ledger.mapped;
    sum.unmapped += ledger.unmapped;
    sum.empty += ledger.empty;
    sum.rejected += ledger.rejected;
  }
  return sum;
}

ordered_json json_of(const ValueLedger& ledger) {
  return {{"mapped", ledger.mapped},
          {"unmapped", ledger.unmapped},
          {"empty", ledger.empty},
          {"rejected", ledger.rejected}};
}

void write_json(const Statistics& statistics, const ValueLedgers& ledgers, std::ostream& out) {
  ordered_json json;
  json["files"] = {{"read", statistics.files_read},
                   {"without_front_matter", statistics.files_without_front_matter},
                   {"invalid", statistics.files_invalid}};
  json["entities"] = statistics.entities;
  json["links"] = json_of(statistics.links);
  json["links"]["by_relation"] = json_of(statistics.by_relation);
  json["links"]["by_form"] = json_of(statistics.by_form);
  json["inferred_links"] = json_of(statistics.inferred_links);
  json["isolated"] = statistics.isolated;
  json["components"] = statistics.components;
  json["cycles"] = statistics.cycles;
  json["unmapped"] = statistics.unmapped;
  if (!ledgers.empty()) {
    json["values"] = json_of(sum_of(ledgers));
    for (const auto& [key, ledger] : ledgers) json["values"]["by_key"][key] = json_of(ledger);
  }
  out << json.dump(2) << '\n';
}

class TextStatistics {
 public:
  explicit TextStatistics(std::ostream& out) : out_(out) {}

  void write(const Statistics& statistics, const ValueLedgers& values) {
    row("files") << grouped(statistics.files_read) << " read, "
                 << grouped(statistics.files_without_front_matter) << " without front matter, "
                 << grouped(statistics.files_invalid) << " invalid\n";
    row("entities");
    const char* separator = "";
    for (const auto& [type, count] : statistics.entities) {
      out_ << separator << grouped(count) << ' ' << type;
      separator = ", ";
    }
    out_ << '\n';
    write_ledger("links", statistics.links);
    write_ledger("inferred", statistics.inferred_links);
    row("isolated") << grouped(statistics.isolated) << '\n';
    row("components") << grouped(statistics.components) << "\n\n";
    write_ledgers("relation", statistics.by_relation);
    write_ledgers("form", statistics.by_form);
    write_cycles(statistics);
    write_unmapped(statistics);
    if (!values.empty()) write_values(values);
  }

 private:
  std::ostream& row(const char* name) { return out_ << std::left << std::setw(12) << name << std::right; }

  void write_ledger(const char* name, const LinkLedger& ledger) {
    row(name) << grouped(ledger.declared) << " declared = " << grouped(ledger.resolved) << " resolved + "
              << grouped(ledger.external) << " external + " << grouped(ledger.dangling) << " dangling + "
              << grouped(ledger.rejected) << " rejected\n";
  }

  void write_ledgers(const char* title, const std::map<std::string, LinkLedger>& ledgers) {
    out_ << std::left << std::setw(24) << title << std::right;
    for (const char* column : {"declared", "resolved", "external", "dangling", "rejected"})
      out_ << std::setw(10) << column;
    out_ << '\n';
    for (const auto& [name, ledger] : ledgers) {
      if (ledger.declared == 0) continue;
      out_ << std::left << std::setw(24) << name << std::right;
      for (const std::size_t count :
           {ledger.declared, ledger.resolved, ledger.external, ledger.dangling, ledger.rejected}) {
        out_ << std::setw(10) << grouped(count);
      }
      out_ << '\n';
    }
    out_ << '\n';
  }

  void write_cycles(const Statistics& statistics) {
    out_ << std::left << std::setw(24) << "cyclic groups along" << std::right << "sizes\n";
    for (const auto& [relation, sizes] : statistics.cycles) {
      out_ << std::left << std::setw(24) << relation << std::right;
      for (std::size_t i = 0; i < sizes.size(); ++i) out_ << (i == 0 ? "" : ", ") << grouped(sizes[i]);
      out_ << (sizes.empty() ? "none" : "") << '\n';
    }
  }

  // Keys can be long: they stand behind the figures.
  void write_unmapped(const Statistics& statistics) {
    if (statistics.unmapped.empty()) return;
    out_ << "\nunmapped  values of a key that the ontology does not know\n";
    for (const auto& [key, count] : statistics.unmapped)
      out_ << std::setw(8) << grouped(count) << "  " << printable(key) << '\n';
  }

  void write_values(const ValueLedgers& ledgers) {
    constexpr int kColumn = 10;
    const auto write_row = [&](const ValueLedger& ledger, std::string_view key) {
      for (const std::size_t count : {ledger.mapped, ledger.unmapped, ledger.empty, ledger.rejected})
        out_ << std::setw(kColumn) << grouped(count);
      out_ << "  " << key << '\n';
    };
    out_ << '\n';
    for (const char* column : {"mapped", "unmapped", "empty", "rejected"})
      out_ << std::setw(kColumn) << column;
    out_ << "  values under\n";
    for (const auto& [key, ledger] : ledgers) write_row(ledger, printable(key));
    write_row(sum_of(ledgers), "(all)");
  }

  std::ostream& out_;
};

}  // namespace

ExitCode run_stats(const StatsOptions& options, const Streams& streams) {
  require_known("format", options.format, {"text", "json"});
  const LoadedLibrary loaded(options.library);
  const Statistics statistics = statistics_of(loaded.graph());
  const ValueLedgers ledgers = options.ledger ? value_ledgers_of(loaded.graph()) : ValueLedgers();
  if (options.format == "json") {
    write_json(statistics, ledgers, streams.out);
  } else {
    TextStatistics(streams.out).write(statistics, ledgers);
  }
  return ExitCode::clean;
}

}  // namespace patgraph
