#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <thread>

#include "../nearest.hpp"
#include "../quotation.hpp"
#include "../vocabulary.hpp"
#include "command.hpp"
#include "format_lists.hpp"
#include "manual.hpp"

namespace patgraph {
namespace {

void add_ontology_option(CLI::App& command, std::vector<std::string>& ontologies) {
  command.add_option("--ontology", ontologies, "Turtle that adds relations and fields; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void add_iri_options(CLI::App& command, IriOptions& options) {
  command.add_option("--base", options.base, "IRI before the name of an entry; that of the library")
      ->type_name("IRI")
      ->default_str(kDefaultBase);
  options.own_namespace = vocabulary::pg_namespace;
  command.add_option("--namespace", options.own_namespace, "IRI before the terms of the vocabulary")
      ->type_name("IRI")
      ->capture_default_str();
}

void add_library_options(CLI::App& command, LibraryOptions& options) {
  command.add_option("LIB", options.paths, "Folders, read with their subfolders, and files")->required();
  add_ontology_option(command, options.ontologies);
  CLI::Option* config =
      command.add_option("--config", options.config, "Settings; unless given, patgraph.yaml above LIB")
          ->type_name("FILE");
  command.add_flag("--no-config", options.no_config, "Ignore every patgraph.yaml")->excludes(config);
  const auto set_max_front_matter = [&options](const std::string& text) {
    options.max_front_matter = byte_size_from(text);
    if (!options.max_front_matter)
      throw UsageError("--max-front-matter is " + in_quotes(text) + "; expected " +
                       std::string(kByteSizeForm));
  };
  command
      .add_option_function<std::string>("--max-front-matter", set_max_front_matter,
                                        "The most bytes of a file within which its front\n"
                                        "matter must end: 64K, 16M, 1G")
      ->type_name("SIZE")
      ->default_str(byte_size_text(kDefaultMaxFrontMatter));
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  command
      .add_option("--threads", options.threads,
                  "Threads to work with, 1 to 256, one for each\n"
                  "core unless given; the output stays the same")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U).description(""));
  command.add_flag("--timings", options.timings, "Say on standard error how long each stage took");
}

/// Runs a command that reads a library, and then says how long its stages took, where that is asked for.
template <typename Options>
ExitCode run_timed(ExitCode (*run)(const Options&, const Streams&, Timings*), const Options& options,
                   const Streams& streams) {
  if (!options.library.timings) return run(options, streams, nullptr);
  Timings timings;
  const ExitCode code = run(options, streams, &timings);
  timings.write(streams.err);
  return code;
}

void add_selection_options(CLI::App& command, SelectionOptions& options) {
  CLI::Option* write = command
                           .add_option("--write-baseline", options.write_baseline,
                                       "Write all findings to FILE as known ones, exit with 0")
                           ->type_name("FILE")
                           ->excludes(command.get_option("--report"));
  CLI::Option* baseline = command
                              .add_option("--baseline", options.baseline,
                                          "Let what FILE knows pass: only new findings are\n"
                                          "shown and fail")
                              ->type_name("FILE")
                              ->excludes(write);
  command.add_flag("--prune-baseline", options.prune_baseline, "Drop from that FILE what is mended")
      ->needs(baseline);
  command
      .add_option("--changed-since", options.changed_since,
                  "Show the findings of files that changed since REV\n"
                  "(git), and those elsewhere that the changes\n"
                  "cause. REV is a branch, a tag or a commit; what\n"
                  "counts is its merge base with HEAD")
      ->type_name("REV")
      ->excludes(write);
}

void add_map_selection_options(CLI::App& command, MapSelectionOptions& options) {
  CLI::Option* around = command.add_option("--around", options.around, "Only this pattern and those near it")
                            ->type_name("PATTERN");
  command.add_option("--depth", options.depth, "How many links away they may be")
      ->type_name("N")
      ->check(CLI::Range(1U, 1000U).description(""))
      ->capture_default_str()
      ->needs(around);
  CLI::Option* path =
      command.add_option("--path", options.path, "Only a shortest chain of links between two patterns")
          ->type_name("A B")
          ->expected(2);
  command
      .add_option("--direction", options.direction,
                  "Follow links for --around and --path: in, out (as\n"
                  "the arrows are drawn) or both")
      ->type_name("WAY")
      ->capture_default_str();
  around->excludes(path);
  command.add_option("--relation", options.relations, "Only links of these relations")
      ->type_name("R[,...]")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--where", options.where,
                  "Only patterns of which the field has the value;\n"
                  "repeatable: alternatives of one field, all fields")
      ->type_name("FIELD=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--min-weight", options.min_weight,
                  "Only links of this strength or more; those without\none count as 1")
      ->type_name("W");
  command.add_flag("--only-cycles", options.only_cycles, "Only what closes a cycle along a relation");
  CLI::Option* top = command.add_option("--top", options.top, "Only the patterns that count most")
                         ->type_name("N")
                         ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000}).description(""));
  command.add_option("--by", options.by, "By degree, pagerank or betweenness")
      ->type_name("MEASURE")
      ->capture_default_str()
      ->needs(top);
  command.add_flag("--reduce", options.reduce, "Without links of the hierarchy that chains imply");
  command
      .add_option("--collapse", options.collapse,
                  "One node for each value of the field, and between\nthem how many links there are")
      ->type_name("FIELD");
  command.add_option("--cluster", options.cluster, "Put patterns with the same value together")
      ->type_name("FIELD");
  command.add_option("--color", options.color, "Colour patterns by the value of the field")
      ->type_name("FIELD");
  command.add_option("--size", options.size, "Size patterns by degree, pagerank or betweenness")
      ->type_name("MEASURE");
}

/// Suggests a name for the first word that CLI11 could not place.
std::string suggestion_for(const CLI::App& app) {
  const std::vector<std::string> unplaced = app.remaining(true);
  if (unplaced.empty()) return {};
  const std::string word = unplaced.front().substr(0, unplaced.front().find('='));
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  std::vector<std::string> names;
  if (chosen.empty() && !word.starts_with("-")) {
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
      names.push_back(command->get_name());
    }
  }
  for (const CLI::App* scope : chosen.empty() ? std::vector<const CLI::App*>{&app}
                                              : std::vector<const CLI::App*>(chosen.begin(), chosen.end())) {
    for (const CLI::Option* option : scope->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  if (std::ranges::find(names, word) != names.end()) return "; it belongs after the command";
  return did_you_mean(word, {names.begin(), names.end()});
}

OptionHelp help_of(const CLI::Option& option) {
  OptionHelp help;
  help.names = option.get_name(false, true);
  help.is_argument = option.get_positional();
  if (option.get_items_expected_max() > 0) help.value = option.get_type_name();
  help.description = option.get_description();
  help.fallback = option.get_default_str();
  help.required = option.get_required();
  help.repeatable = help.is_argument && option.get_items_expected_max() > 1;
  return help;
}

CommandHelp help_of(const CLI::App& app) {
  CommandHelp help{app.get_name(), app.get_description(), app.get_footer(), {}, {}};
  for (const CLI::Option* option : app.get_options()) help.options.push_back(help_of(*option));
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    help.commands.push_back(help_of(*command));
  return help;
}

/// One command: its options, its help and what it runs.
class CommandLine {
 public:
  CommandLine()
      : app_("Compiles a pattern library into one typed graph, checks it and exports it.", "patgraph") {
    app_.set_version_flag("--version", "patgraph " PATGRAPH_VERSION);
    app_.add_flag("--man", manual_, "Print the manual page, for 'man -l -', and exit");
    app_.get_formatter()->column_width(26);
    app_.footer(
        "Example: patgraph check examples/commons-garden\n"
        "'patgraph COMMAND --help' shows the options of a command.");
    add_check();
    add_stats();
    add_export();
    add_map();
    add_show();
    add_path();
    add_ontology();
    add_explain();
  }

  ExitCode run(int argc, const char* const* argv, const Streams& streams) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& help) {
      app_.exit(help, streams.out, streams.err);
      return ExitCode::clean;
    } catch (const CLI::ExtrasError&) {
      const std::string unknown = app_.remaining(true).front();
      const bool is_command = app_.get_subcommands().empty() && !unknown.starts_with("-");
      throw UsageError(std::string("unknown ") + (is_command ? "command" : "option") + " '" + unknown + "'" +
                       suggestion_for(app_));
    } catch (const CLI::ParseError& error) {
      throw UsageError(error.what());
    }
    if (manual_) {
      write_manual(help_of(app_), streams.out);
      return ExitCode::clean;
    }
    if (!chosen_) {
      streams.err << app_.help();
      return ExitCode::failure;
    }
    return chosen_(streams);
  }

 private:
  CLI::App& add_command(const std::string& name, const std::string& description, const std::string& footer,
                        std::function<ExitCode(const Streams&)> run) {
    CLI::App& command = *app_.add_subcommand(name, description);
    command.footer(footer);
    command.callback([this, run = std::move(run)] { chosen_ = run; });
    return command;
  }

  void add_check() {
    CLI::App& command =
        add_command("check", "Report faults with file, line and column",
                    "Formats:\n" + report_format_lines() +
                        "Exits with 1 where a finding reaches the severity of --fail-on.\n"
                        "Example: patgraph check patterns/ --report sarif=findings.sarif",
                    [this](const Streams& streams) { return run_timed(run_check, check_, streams); });
    add_library_options(command, check_.library);
    command.add_option("--format", check_.report.format, "On standard output: one of the formats below")
        ->type_name("FORMAT")
        ->capture_default_str();
    command.add_option("--report", check_.report.files, "Write a report to a file too; repeatable")
        ->type_name("FORMAT=FILE")
        ->allow_extra_args(false);
    command.add_option("--fail-on", check_.fail_on, "error, warning, info or never")
        ->type_name("SEVERITY")
        ->default_str("error");
    command.add_option("--group", check_.report.group, "In text, under headings: none, file or check")
        ->type_name("BY")
        ->capture_default_str();
    command.add_flag("--brief", check_.report.brief, "In text, without the lines of the source");
    command.add_flag("--all", check_.report.all, "In text, every finding of a check, also beyond 50");
    add_selection_options(command, check_.selection);
  }

  void add_stats() {
    CLI::App& command =
        add_command("stats", "Count entries, links, components and cycles",
                    "Example: patgraph stats patterns/ --format json",
                    [this](const Streams& streams) { return run_timed(run_stats, stats_, streams); });
    add_library_options(command, stats_.library);
    command.add_option("--format", stats_.format, "text or json")->type_name("FORMAT")->capture_default_str();
    command.add_flag("--ledger", stats_.ledger, "Account for every value of the front matter, by key");
  }

  void add_export() {
    CLI::App& command = add_command(
        "export", "Write the graph as RDF or as a map",
        "One format goes to standard output; with --output, files go to DIR:\n" + export_format_lines() +
            "Example: patgraph export patterns/ --format turtle,jsonld,dot --output build/",
        [this](const Streams& streams) { return run_timed(run_export, export_, streams); });
    add_library_options(command, export_.library);
    command.add_option("--format", export_.formats, "One or several of the formats below")
        ->type_name("FORMAT[,...]")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->required();
    command.add_option("--output", export_.output, "Folder to write into; made where it is missing")
        ->type_name("DIR");
    command.add_option("--iri", export_.iri, "What names an entry: slug or id")
        ->type_name("NAME")
        ->capture_default_str();
    command.add_option("--title", export_.title, "Title of the library; its folder's name unless given")
        ->type_name("TEXT");
    command.add_flag("--inferred", export_.inferred, "State proposed links as if they were confirmed");
    command.add_flag("--asserted-only", export_.asserted_only, "State links without nodes for their weights");
    command.add_flag("--materialize", export_.materialize,
                     "State what follows, apart: by inverses,\n"
                     "symmetry and super-properties");
    command.add_flag("--verify", export_.verify, "Read files back before they take their places");
    command
        .add_option("--shards", export_.shards,
                    "Split each format by subject into N files, 1 to\n"
                    "10000: ntriples, nquads and tables")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, std::size_t{10'000}).description(""));
    command.add_option("--compress", export_.compress, "Compress what is written: gzip or zstd")
        ->type_name("NAME");
    add_iri_options(command, export_.iris);
    command.add_flag("--strict", export_.strict, "Write nothing and exit with 1 where there are errors");
  }

  void add_map() {
    CLI::App& command =
        add_command("map", "Draw a part of the graph, or all of it",
                    "Formats:\n" + map_format_lines() +
                        "Example: patgraph map patterns/ --around seed-library --depth 2 --format dot",
                    [this](const Streams& streams) { return run_timed(run_map, map_, streams); });
    add_library_options(command, map_.library);
    command.add_option("--format", map_.format, "One of the formats below")->type_name("FORMAT")->required();
    command.add_option("--output", map_.output, "File to write instead of standard output")
        ->type_name("FILE");
    add_map_selection_options(command, map_.selection);
    command.add_option("--title", map_.title, "Title of the library; its folder's name unless given")
        ->type_name("TEXT");
    command.add_option("--base", map_.base, "IRI before the name of an entry; that of the library")
        ->type_name("IRI")
        ->default_str(kDefaultBase);
    command.add_option("--rankdir", map_.rankdir, "Where layers grow in drawings: LR, RL, TB or BT")
        ->type_name("WAY")
        ->capture_default_str();
    command
        .add_option("--layout", map_.layout,
                    "Layout engine of Graphviz: dot, neato, fdp, sfdp,\n"
                    "circo or twopi; chosen by size and shape unless\ngiven")
        ->type_name("ENGINE");
  }

  void add_show() {
    CLI::App& command =
        add_command("show", "Show a pattern, its neighbours and its findings",
                    "PATTERN is an id, a slug, a title or an alias.\n"
                    "Example: patgraph show seed-library patterns/",
                    [this](const Streams& streams) { return run_timed(run_show, show_, streams); });
    command.add_option("PATTERN", show_.pattern, "What to show")->type_name("NAME")->required();
    add_library_options(command, show_.library);
    command.add_option("--format", show_.format, "text or json")->type_name("FORMAT")->capture_default_str();
  }

  void add_path() {
    CLI::App& command =
        add_command("path", "Find a shortest chain of links between two patterns",
                    "FROM and TO are ids, slugs, titles or aliases.\n"
                    "Exits with 1 where there is no chain.\n"
                    "Example: patgraph path seed-library work-party patterns/ --direction out",
                    [this](const Streams& streams) { return run_timed(run_path, path_, streams); });
    command.add_option("FROM", path_.from, "Where the chain begins")->type_name("NAME")->required();
    command.add_option("TO", path_.to, "Where it ends")->type_name("NAME")->required();
    add_library_options(command, path_.library);
    command.add_option("--relation", path_.relations, "Only links of these relations")
        ->type_name("R[,...]")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--direction", path_.direction, "Follow links in, out (along their arrows) or both")
        ->type_name("WAY")
        ->capture_default_str();
    command.add_option("--format", path_.format, "text or json")->type_name("FORMAT")->capture_default_str();
  }

  void add_ontology() {
    CLI::App& command =
        add_command("ontology", "Write the ontology, and what is made of it",
                    "Formats:\n" + ontology_format_lines() +
                        "Example: patgraph ontology --format shacl --output shapes.ttl",
                    [this](const Streams& streams) { return run_ontology(ontology_, streams); });
    command.add_option("--format", ontology_.format, "One of the formats below")
        ->type_name("FORMAT")
        ->required();
    add_ontology_option(command, ontology_.ontologies);
    add_iri_options(command, ontology_.iris);
    command.add_option("--output", ontology_.output, "File to write instead of standard output")
        ->type_name("FILE");
  }

  void add_explain() {
    CLI::App& command =
        add_command("explain", "Tell what a check finds, why, and how to mend it",
                    "Without CHECK, lists all checks.\n"
                    "Example: patgraph explain dangling-reference",
                    [this](const Streams& streams) { return run_explain(explain_, streams); });
    CLI::Option* check =
        command.add_option("CHECK", explain_.check, "Id of a check, with which findings end")
            ->type_name("ID");
    command.add_option("--format", explain_.format, "text, markdown or json")
        ->type_name("FORMAT")
        ->capture_default_str();
    command
        .add_flag("--config-schema", explain_.config_schema,
                  "Write the JSON Schema of patgraph.yaml instead,\nfor editors")
        ->excludes(check);
  }

  CLI::App app_;
  CheckOptions check_;
  StatsOptions stats_;
  ExportOptions export_;
  MapCommandOptions map_;
  ShowOptions show_;
  PathOptions path_;
  OntologyOptions ontology_;
  ExplainOptions explain_;
  bool manual_ = false;
  std::function<ExitCode(const Streams&)> chosen_;
};

}  // namespace

ExitCode run_command_line(int argc, const char* const* argv, const Streams& streams) {
  return CommandLine().run(argc, argv, streams);
}

}  // namespace patgraph
