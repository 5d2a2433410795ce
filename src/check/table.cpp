#include <algorithm>
#include <array>

#include "check.hpp"

namespace patgraph {
namespace {

using enum Severity;

constexpr std::array kPlaceholderOptions{
    CheckOption{.name = "words", .summary = "further texts that are placeholders", .is_list = true}};

// An error breaks what consumers build on, a warning misleads them, an info is worth knowing.
constexpr std::array kChecks{
    Check{.id = "alias-clash",
          .severity = warning,
          .summary = "an alias is a name that is taken",
          .rationale = "A name that stands for two entries stands for neither: whoever follows it is led to "
                       "one of them by chance. SKOS keeps preferred and alternative labels apart (S13), and "
                       "tools that hold it to that refuse the export.",
          .remedy = "Drop the alias where it repeats the title or another alias. Where it belongs to two "
                    "entries, give each a name that tells it from the other.",
          .run = check_alias_clash},
    Check{.id = "broken-body-link",
          .severity = warning,
          .summary = "a link in the text leads to an entry that is not there",
          .rationale = "Readers who follow the link come to nothing. Renamed entries leave such links "
                       "behind, for no tool looks into the text.",
          .remedy = "Write the name or the path that the entry has now, or drop the link and keep its text.",
          .run = check_broken_body_link},
    Check{.id = "cycle",
          .severity = error,
          .summary = "entries follow one another in a circle along an acyclic relation",
          .rationale = "Whoever follows the relation upwards, to order what comes first or to lay out a map "
                       "in layers, comes back to the start and never arrives. A reasoner that takes it as "
                       "transitive concludes that each entry of the circle stands above itself, and whoever "
                       "waits for what an entry needs waits for ever.",
          .remedy = "Take out or turn round the one link that is wrong: the finding lists the links of the "
                    "shortest circle and names the weakest of those with a weight. A large group holds many "
                    "circles, so run the check again.",
          .run = check_cycle,
          .severity_by_ontology = true},
    Check{.id = "dangling-proposal",
          .severity = info,
          .summary = "a proposed link names an entry that is not there",
          .rationale = "What the machine proposed to link to was renamed, taken out or never there. Whoever "
                       "reviews proposals spends time on it, and the export leaves it out.",
          .remedy = "Delete the proposal, or let the machine propose again from the library as it is now.",
          .run = check_dangling_proposal},
    Check{.id = "dangling-reference",
          .severity = error,
          .summary = "a link names an entry that is not there",
          .rationale = "A reader who follows the link finds nothing. The export leaves it out, so that "
                       "queries, maps and rankings do not know what the author said; most often the target "
                       "was renamed or its name was misspelt.",
          .remedy = "Write the slug or the id of the entry that is meant; the finding suggests the nearest. "
                    "Where there is none, write that entry or take the link out.",
          .run = check_dangling_reference},
    Check{.id = "duplicate-id",
          .severity = error,
          .summary = "several entries have one id",
          .rationale = "An id is meant to name one entry for ever. A link by this id leads to the first of "
                       "its bearers and never to the others, and an export that names entries by their ids "
                       "states everything about them as if of one.",
          .remedy = "Give the younger entry a new id. Where one file is a copy of the other, delete it.",
          .run = check_duplicate_id},
    Check{.id = "duplicate-key",
          .severity = error,
          .summary = "a mapping has one key twice",
          .rationale = "Only one of the values can count, and readers differ: PyYAML and this program take "
                       "the last, others the first, strict ones refuse the file. What the author wrote under "
                       "the other is lost without a word.",
          .remedy = "Keep the value that is meant, or put the values of both into one list.",
          .run = check_reading<FaultKind::duplicate_key>},
    Check{.id = "duplicate-link",
          .severity = warning,
          .summary = "an entry states one link twice",
          .rationale = "Whoever counts links, adds up weights or lists neighbours counts this one twice. An "
                       "editor who mends one of the two leaves the other as it was.",
          .remedy = "Keep one of them. The second may stand where the same relation is written in another "
                    "place of the front matter.",
          .run = check_duplicate_link},
    Check{.id = "duplicate-slug",
          .severity = error,
          .summary = "several entries have one slug",
          .rationale = "The slug is what links and IRIs name an entry by. A link by this slug leads to the "
                       "first of its bearers and never to the others, and the export states the titles, "
                       "texts and links of all of them about one node.",
          .remedy = "Rename all but one: the slug, the file, and the links that mean it.",
          .run = check_duplicate_slug},
    Check{.id = "duplicate-title",
          .severity = warning,
          .summary = "several entries have one title",
          .rationale = "In a list or on a map nobody can tell the entries apart, and a link by title leads "
                       "to the first of them. Often one entry was written twice.",
          .remedy = "Merge the entries if they are about one thing; otherwise give each a title that says "
                    "how it differs.",
          .run = check_duplicate_title},
    Check{
        .id = "encoding-invalid",
        .severity = error,
        .summary = "the file is not UTF-8",
        .rationale =
            "The front matter cannot be read, so the file is no entry: its links are missing from the graph, "
            "and links to it dangle. An editor that guesses the encoding shows it as if all were well.",
        .remedy = "Save the file as UTF-8, in an editor or with `iconv -f LATIN1 -t UTF-8`.",
        .run = check_reading<FaultKind::encoding_invalid>},
    Check{.id = "file-unreadable",
          .severity = error,
          .summary = "the file cannot be read",
          .rationale = "What the file says is missing from the graph, and links to it dangle. To pass over "
                       "it in silence would be to take a part of the library for the whole.",
          .remedy = "Bring back the file, or what the symbolic link leads to, or the right to read it "
                    "(`chmod u+r`). Delete the link where the file is gone for good.",
          .run = check_reading<FaultKind::file_unreadable>},
    Check{.id = "front-matter-unclosed",
          .severity = error,
          .summary = "no line --- ends the front matter",
          .rationale =
              "Nothing tells where the front matter ends, so the file is no entry: its links are missing "
              "from the graph, and links to it dangle. Site generators print its keys as if they were text.",
          .remedy = "Put a line of three hyphens, and nothing else, below the last key. Front matter of more "
                    "than 16 MiB counts as unclosed too.",
          .run = check_reading<FaultKind::front_matter_unclosed>},
    Check{.id = "invalid-date",
          .severity = warning,
          .summary = "a value is no date or time",
          .rationale = "The value stays text in the export, without the datatype of a date. A query that "
                       "sorts or filters by date passes over the entry, or fails on it.",
          .remedy = "Write a day as 2024-05-31 and a time as 2024-05-31T18:00:00Z, with or without quotes; "
                    "where the finding expects a year, its four digits.",
          .run = check_reading<FaultKind::invalid_date>},
    Check{.id = "invalid-id",
          .severity = error,
          .summary = "the id does not look like an id",
          .rationale = "The prefix of an id tells what kind of thing an entry is: with another form it is "
                       "taken for a pattern, whatever it is. Tools that find, sort or check ids by their "
                       "form pass over it, and the SHACL shapes reject it.",
          .remedy =
              "Write an id of a form that the finding names, best a new TypeID, and never change it again.",
          .run = check_invalid_id},
    Check{.id = "invalid-uri",
          .severity = warning,
          .summary = "a value is no absolute URI",
          .rationale = "The value stays text in the export, where others expect an IRI: no reader can follow "
                       "it and no other data set can be joined by it.",
          .remedy = "Write the whole address with its scheme, such as https://example.org/page, and blanks "
                    "in it as %20.",
          .run = check_reading<FaultKind::invalid_uri>},
    Check{.id = "invalid-value",
          .severity = warning,
          .summary = "a value does not fit its field",
          .rationale = "The value stays text in the export, without the datatype of its field, so that sums "
                       "and comparisons pass over the entry. A name that YAML takes for a number or a truth "
                       "value reaches other tools as one: 1.10 as 1.1, no as false.",
          .remedy = "Write what the finding expects. Put a name into quotes where YAML would take it for "
                    "something else.",
          .run = check_reading<FaultKind::invalid_value>},
    Check{.id = "label-whitespace",
          .severity = warning,
          .summary = "a name holds white space that does not show",
          .rationale = "A name that looks like another and is not equal to it is found by no search and "
                       "matched by no link.",
          .remedy = "Write the name with single spaces between words and none around it.",
          .run = check_label_whitespace},
    Check{.id = "license-unknown",
          .severity = warning,
          .summary = "the licence is none that SPDX knows",
          .rationale = "Programs that decide what may be reused compare ids of the SPDX list, and take an "
                       "entry with any other text for one without a licence.",
          .remedy = "Write the id from https://spdx.org/licenses/, or an expression of ids with AND, OR and "
                    "WITH. For terms of your own write LicenseRef- and a name.",
          .run = check_license_unknown},
    Check{.id = "link-malformed",
          .severity = error,
          .summary = "a link names nothing",
          .rationale = "The link leads nowhere: it is in no export and on no map. Only its author can tell "
                       "what it was to say.",
          .remedy = "Name the target by its slug or id, or delete what is left of the link.",
          .run = check_reading<FaultKind::link_malformed>},
    Check{.id = "missing-id",
          .severity = error,
          .summary = "the entry has no id",
          .rationale =
              "The id is what stays when slug and title change. Without one, whoever has linked to the entry "
              "loses it at the first renaming, and an export by ids has to name it by its slug.",
          .remedy = "Add a key `id` with a new TypeID: the prefix of its class, an underscore, 26 lower-case "
                    "letters and digits.",
          .run = check_missing_id},
    Check{.id = "missing-title",
          .severity = error,
          .summary = "the entry has no title",
          .rationale =
              "Readers meet the entry on maps, in lists and in search results under its slug, or not at all. "
              "The export has no skos:prefLabel for it, which the SHACL shapes and most SKOS tools require.",
          .remedy = "Add a key `title` with the name that readers know it by.",
          .run = check_missing_title},
    Check{.id = "mojibake",
          .severity = warning,
          .summary = "a text was read in the wrong encoding",
          .rationale = "Readers see a few odd characters in place of one, and a search for the word does not "
                       "find it. Each further conversion makes it worse, until the character is lost.",
          .remedy = "Write what was meant, and find the program that reads UTF-8 as Windows-1252 before it "
                    "does so again.",
          .run = check_mojibake},
    Check{.id = "placeholder-value",
          .severity = warning,
          .summary = "an id, a title or a slug is left from a template",
          .rationale = "Two entries made from one template have one id, so that links to them lead to the "
                       "wrong place. A title that nobody wrote tells readers nothing.",
          .remedy =
              "Fill in what the template asks for. If the name is meant, switch the check off for this file.",
          .run = check_placeholder_value,
          .options = kPlaceholderOptions},
    Check{.id = "reference-by-title",
          .severity = warning,
          .summary = "a link names its target by title or alias",
          .rationale = "Titles are for readers and are polished; the link breaks at the next change. Tools "
                       "that know ids and slugs alone do not see this link.",
          .remedy = "Write the slug that the finding names in place of the title or alias.",
          .run = check_reference_by_title},
    Check{
        .id = "reference-conflict",
        .severity = warning,
        .summary = "the keys of a link name different entries",
        .rationale =
            "One tool goes by the one key and another by the other, so that the link leads to different "
            "entries. Mostly one of the keys was left behind by a renaming or came along with a copied link.",
        .remedy = "Find out which entry is meant, and let all keys name it; one key is enough.",
        .run = check_reference_conflict},
    Check{.id = "scalar-for-list",
          .severity = info,
          .summary = "one value stands where a list belongs",
          .rationale = "It is taken as a list of one here. Another tool that goes through the list may get "
                       "the letters of the word one by one, or stop.",
          .remedy = "Put it into brackets, or behind a hyphen on a line of its own.",
          .run = check_reading<FaultKind::scalar_for_list>},
    Check{.id = "self-link",
          .severity = warning,
          .summary = "an entry links to itself",
          .rationale = "It says nothing, for nothing is broader, narrower or other than itself, and it "
                       "counts as a link wherever links are counted. Most often another entry was meant.",
          .remedy = "Name the entry that is meant, or take the link out.",
          .run = check_self_link},
    Check{.id = "slug-filename-mismatch",
          .severity = warning,
          .summary = "the slug differs from the name of the file",
          .rationale = "Links and IRIs go by the slug, people and site generators by the name of the file. "
                       "Whoever looks for the entry by the one does not find it by the other.",
          .remedy = "Make both the same. Where the slug changes, the links that name it change too.",
          .run = check_slug_filename_mismatch},
    Check{.id = "unknown-link-key",
          .severity = warning,
          .summary = "a key of a link means nothing",
          .rationale = "What it says is kept, but under an IRI of its own that no query asks for. A misspelt "
                       "weight is no weight to whoever ranks links by it.",
          .remedy = "Correct the key as the finding suggests, or declare it as a field of links in an "
                    "ontology for `--ontology`.",
          .run = check_reading<FaultKind::unknown_link_key>},
    Check{.id = "unknown-relation",
          .severity = warning,
          .summary = "a relation is not in the ontology",
          .rationale = "Links under a name that is no relation are no links: nothing follows, checks or "
                       "draws them, and their targets may seem to stand alone.",
          .remedy = "Correct the name as the finding suggests, or declare the relation in an ontology for "
                    "`--ontology`.",
          .run = check_reading<FaultKind::unknown_relation>},
    Check{.id = "unknown-value",
          .severity = warning,
          .summary = "a value is not one of those that its field has",
          .rationale = "Entries are grouped and filtered by such a value. A misspelt one makes a group of "
                       "its own, and the entry is missing from the one where readers look for it.",
          .remedy = "Write one of the values that the finding lists. A new one is added to the ontology, as "
                    "a `pg:value` of the class.",
          .run = check_reading<FaultKind::unknown_value>},
    Check{.id = "unprintable-character",
          .severity = warning,
          .summary = "a value holds characters that nobody sees",
          .rationale = "Controls break terminals and XML, characters without width make equal texts differ, "
                       "and those that turn the direction of text show readers something else than what "
                       "programs read (CVE-2021-42574).",
          .remedy = "Remove the characters that the message names; they often come along when text is copied "
                    "from a web page.",
          .run = check_unprintable_character},
    Check{.id = "weight-out-of-range",
          .severity = warning,
          .summary = "a weight is no number or beyond its bounds",
          .rationale = "Weights rank links and show the weakest of a circle. One beyond its bounds outdoes "
                       "all others, and one that is no number is passed over. The SHACL shapes reject both.",
          .remedy = "Write a number within the bounds that the finding names: 80 percent is 0.8.",
          .run = check_reading<FaultKind::weight_out_of_range>},
    Check{.id = "wrong-shape",
          .severity = warning,
          .summary = "a list, a mapping or a value stands where another belongs",
          .rationale = "The value cannot be read as its key asks. Of a list in the place of one value the "
                       "export states every item, and readers take one or another; a mapping in the place of "
                       "a text is kept under IRIs of its own that no query asks for.",
          .remedy = "Write what the finding expects: one value, a list, or a mapping of keys to values.",
          .run = check_reading<FaultKind::wrong_shape>},
    Check{
        .id = "yaml-invalid",
        .severity = error,
        .summary = "the front matter is not valid YAML",
        .rationale = "No tool can read the front matter, so the file is no entry: its links are missing from "
                     "the graph, and links to it dangle.",
        .remedy =
            "Look at the position, and at the start of what was not closed where the finding names it. "
            "Mostly a bracket or a quote is missing, or a text that holds a colon and a blank needs quotes.",
        .run = check_reading<FaultKind::yaml_invalid>},
};

static_assert(std::ranges::is_sorted(kChecks, {}, &Check::id));

}  // namespace

std::span<const Check> all_checks() {
  return kChecks;
}

}  // namespace patgraph
