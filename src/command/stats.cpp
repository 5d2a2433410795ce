#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>

#include "../grouped_number.hpp"
#include "../map/rankings.hpp"
#include "../quotation.hpp"
#include "../report/json_line.hpp"
#include "../statistics.hpp"
#include "../terminal_text.hpp"
#include "command.hpp"
#include "entry_json.hpp"

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

/// Returns the least and the greatest degree in a place of `Rankings::entries_by_degree`.
std::pair<std::size_t, std::size_t> degrees_at(std::size_t place) {
  if (place < 2) return {place, place};
  return {(std::size_t{1} << (place - 2)) + 1, std::size_t{1} << (place - 1)};
}

ordered_json json_of(const std::vector<Ranked>& ranked) {
  ordered_json json = ordered_json::array();
  for (const auto& [entity, share] : ranked) {
    json.push_back(entry_json(*entity));
    json.back()["share"] = share;
  }
  return json;
}

ordered_json json_of_degrees(const Rankings& rankings) {
  ordered_json json = ordered_json::array();
  for (std::size_t place = 0; place < rankings.entries_by_degree.size(); ++place) {
    const auto [least, greatest] = degrees_at(place);
    json.push_back({{"from", least}, {"to", greatest}, {"entries", rankings.entries_by_degree[place]}});
  }
  return json;
}

void write_json(const Statistics& statistics, const Rankings& rankings, const ValueLedgers& ledgers,
                std::ostream& out) {
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
  json["degrees"] = json_of_degrees(rankings);
  json["page_rank"] = json_of(rankings.by_page_rank);
  json["betweenness"] = json_of(rankings.by_betweenness);
  json["betweenness_pivots"] = rankings.pivots;
  json["unmapped"] = statistics.unmapped;
  if (!ledgers.empty()) {
    json["values"] = json_of(sum_of(ledgers));
    for (const auto& [key, ledger] : ledgers) json["values"]["by_key"][key] = json_of(ledger);
  }
  out << json_lines(json) << '\n';
}

class TextStatistics {
 public:
  explicit TextStatistics(std::ostream& out) : out_(out) {}

  void write(const Statistics& statistics, const Rankings& rankings, const ValueLedgers& values) {
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
    write_degrees(rankings);
    write_ranked("PageRank", "share of the time of readers who follow links", rankings.by_page_rank);
    write_ranked("betweenness", between_what(rankings), rankings.by_betweenness);
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

  void write_degrees(const Rankings& rankings) {
    constexpr std::size_t kLongestBar = 48;
    const std::vector<std::size_t>& counts = rankings.entries_by_degree;
    if (counts.empty()) return;
    const std::size_t most = std::ranges::max(counts);
    out_ << "\nothers linked with      entries\n";
    for (std::size_t place = 0; place < counts.size(); ++place) {
      const auto [least, greatest] = degrees_at(place);
      const std::string range = grouped(least) + (least == greatest ? "" : "-" + grouped(greatest));
      // However few, they show.
      const std::size_t bar = (counts[place] * kLongestBar + most - 1) / most;
      out_ << std::left << std::setw(16) << range << std::right << std::setw(15) << grouped(counts[place])
           << (bar == 0 ? "" : " ");
      for (std::size_t i = 0; i < bar; ++i) out_ << "█";
      out_ << '\n';
    }
  }

  static std::string between_what(const Rankings& rankings) {
    std::string pairs = "share of the pairs of others between which it lies";
    if (rankings.pivots == rankings.nodes) return pairs;
    return pairs + ", estimated from " + grouped(rankings.pivots);
  }

  // Titles can be long: they stand behind the figures.
  void write_ranked(const char* title, const std::string& explanation, const std::vector<Ranked>& ranked) {
    if (ranked.empty()) return;
    out_ << '\n' << title << ": " << explanation << '\n';
    constexpr std::size_t kColumns = 68;
    for (const auto& [entity, share] : ranked) {
      out_ << std::setw(8) << std::fixed << std::setprecision(3) << 100 * share << " %  "
           << cut_to(printable(label_of(*entity)), kColumns) << '\n';
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

ExitCode run_stats(const StatsOptions& options, const Streams& streams, Timings* timings) {
  require_known("format", options.format, {"text", "json"});
  const LoadedLibrary loaded(options.library, LibraryUse::graph, streams.progress, timings);
  const Statistics statistics = measure(timings, "count", [&] { return statistics_of(loaded.graph()); });
  const Rankings rankings =
      measure(timings, "rank", [&] { return rank_entries(loaded.graph(), options.library.threads); });
  const ValueLedgers ledgers = options.ledger ? value_ledgers_of(loaded.graph()) : ValueLedgers();
  if (options.format == "json") {
    write_json(statistics, rankings, ledgers, streams.out);
  } else {
    TextStatistics(streams.out).write(statistics, rankings, ledgers);
  }
  return ExitCode::clean;
}

}  // namespace patgraph
