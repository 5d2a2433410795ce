#include <algorithm>
#include <array>

#include "families.hpp"

namespace patgraph {
namespace {

using enum Severity;

constexpr std::array kWeightOptions{
    CheckOption{.name = "tolerance", .summary = "how far two numbers may be apart"},
};

constexpr std::array kPlaceholderOptions{
    CheckOption{.name = "words", .summary = "further texts that are placeholders", .is_list = true}};

constexpr std::array kSmallComponentOptions{CheckOption{
    .name = "size", .summary = "the most entries that are reported", .is_list = false, .fallback = 3}};

// An error breaks what consumers build on, a warning misleads them, an info is worth knowing. The file is
// long, but it is prose in rows of which none needs another, and whoever looks for a check finds it by its
// id.
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
          .remedy =
              "Write the name or the path that the entry has now, or drop the link and keep its text. An "
              "address below the base IRI of the library leads to the page of an entry. Of a text of more "
              "than 4 MiB only the beginning is checked, and none where ten thousands of lines or brackets "
              "follow one another without a blank line: break it up.",
          .run = check_broken_body_link,
          .reads_texts = true},
    Check{.id = "conflicting-weight",
          .severity = warning,
          .summary = "the two sides of a relationship give it different strengths",
          .rationale = "Whoever reads the graph finds two numbers for one relationship and cannot tell which "
                       "one its authors meant; averages and thresholds go wrong unnoticed.",
          .remedy = "Agree on one number and write it on both sides, or leave it out on one of them.",
          .run = check_conflicting_weight,
          .options = kWeightOptions},
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
    Check{.id = "date-order",
          .severity = warning,
          .summary = "a date precedes one that it must not precede",
          .rationale = "Readers sort by dates to see what is new and what has aged. Where the last change "
                       "lies before the beginning, one of the two is wrong, and nobody can tell which.",
          .remedy = "Write the right date; the history of the file often knows it.",
          .run = check_date_order},
    Check{.id = "dead-prerequisite",
          .severity = warning,
          .summary = "an entry needs something that can never be had",
          .rationale = "What needs itself by way of others can never be had first, so that neither can what "
                       "needs it. Whoever plans by these relations stops here.",
          .remedy = "Break the cycle that the notes show: it is a finding of its own. Or drop the link, "
                    "where it says more than it means.",
          .run = check_dead_prerequisite},
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
                    "(`chmod u+r`). Delete the link where the file is gone for good, and what is no file: a "
                    "pipe, a socket, a device.",
          .run = check_reading<FaultKind::file_unreadable>},
    Check{.id = "front-matter-too-large",
          .severity = error,
          .summary = "the front matter takes more than it may",
          .rationale = "One file could take the memory of the machine, and tools that read a library in an "
                       "editor or in CI would stand still. The file is no entry: its links are missing from "
                       "the graph, and links to it dangle.",
          .remedy = "Move long texts below the front matter. Where the line of three hyphens that ends it is "
                    "missing, write it. Where so much is meant, set --max-front-matter, or the key of that "
                    "name in patgraph.yaml, to more.",
          .run = check_reading<FaultKind::front_matter_too_large>},
    Check{.id = "front-matter-unclosed",
          .severity = error,
          .summary = "no line --- ends the front matter",
          .rationale =
              "Nothing tells where the front matter ends, so the file is no entry: its links are missing "
              "from the graph, and links to it dangle. Site generators print its keys as if they were text.",
          .remedy =
              "Put a line of three hyphens, and nothing else, below the last key. Where lines end in a "
              "carriage return alone, as on old Macs, no line ends at all: save the file with line feeds.",
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
    Check{.id = "isolated",
          .severity = info,
          .summary = "no link joins an entry with another",
          .rationale = "Readers come to an entry by links. This one they find by searching only, and no map "
                       "shows where it belongs.",
          .remedy = "Link it to a broader entry, or to what it needs or enables. An entry that nothing is "
                    "like may stay alone.",
          .run = check_isolated},
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
    Check{.id = "missing-field",
          .severity = warning,
          .summary = "a field is missing that the entry should have",
          .rationale = "Files of one generation have the same fields, and lists, filters and searches are "
                       "built on them. An entry without one falls out of all of these without a word.",
          .remedy = "Add the field at the place that the message names. Which fields a generation requires, "
                    "and by which keys it is known, says the ontology (`pg:requiresField`, `pg:markedBy`).",
          .run = check_missing_field},
    Check{.id = "missing-id",
          .severity = error,
          .summary = "the entry has no id",
          .rationale =
              "The id is what stays when slug and title change. Without one, whoever has linked to the entry "
              "loses it at the first renaming, and an export by ids has to name it by its slug.",
          .remedy = "Add a key `id` with a new TypeID: the prefix of its class, an underscore, 26 lower-case "
                    "letters and digits.",
          .run = check_missing_id},
    Check{
        .id = "missing-inverse",
        .severity = info,
        .summary = "the target of a link does not state the other side of it",
        .rationale = "Readers of the target do not learn of the link, and tools that do not reason over "
                     "inverses, the search of an editor among them, find it from one end only.",
        .remedy = "State the inverse relation in the target, or set this check off where one side is enough.",
        .run = check_missing_inverse},
    Check{.id = "missing-symmetric",
          .severity = info,
          .summary = "the target of a symmetric link does not state it as well",
          .rationale = "The relation holds both ways, but who reads the target does not learn of it, and its "
                       "author may not agree.",
          .remedy = "State the same relation in the target, or set this check off where one side is enough.",
          .run = check_missing_symmetric},
    Check{.id = "missing-title",
          .severity = error,
          .summary = "the entry has no title",
          .rationale =
              "Readers meet the entry on maps, in lists and in search results under its slug, or not at all. "
              "The export has no skos:prefLabel for it, which the SHACL shapes and most SKOS tools require.",
          .remedy = "Add a key `title` with the name that readers know it by.",
          .run = check_missing_title},
    Check{.id = "mixed-cycle",
          .severity = warning,
          .summary = "entries build on one another in a circle over several relations",
          .rationale = "No single relation runs in a circle, but together they do: an entry needs another "
                       "that is governed by it, or that is a special case of it. There is no order in which "
                       "these can be learnt or put into practice.",
          .remedy = "Look at the weakest link first, and drop it or turn it into an association. Which "
                    "relations are followed together says the ontology (`pg:RelationGroup`).",
          .run = check_mixed_cycle,
          .severity_by_ontology = true},
    Check{.id = "mojibake",
          .severity = warning,
          .summary = "a text was read in the wrong encoding",
          .rationale = "Readers see a few odd characters in place of one, and a search for the word does not "
                       "find it. Each further conversion makes it worse, until the character is lost.",
          .remedy = "Write what was meant, and find the program that reads UTF-8 as Windows-1252 before it "
                    "does so again.",
          .run = check_mojibake},
    Check{.id = "mutual-hierarchy",
          .severity = error,
          .summary = "two entries stand above each other",
          .rationale =
              "Of two entries only one can be the broader. Whoever walks up or down the hierarchy runs in a "
              "circle, and a reasoner takes everything above one for something above the other.",
          .remedy = "Decide which of the two is the broader and delete the links of the other direction. "
                    "Where neither is, say that they are related.",
          .run = check_mutual_hierarchy,
          .severity_by_ontology = true},
    Check{.id = "placeholder-value",
          .severity = warning,
          .summary = "an id, a title or a slug is left from a template",
          .rationale = "Two entries made from one template have one id, so that links to them lead to the "
                       "wrong place. A title that nobody wrote tells readers nothing.",
          .remedy =
              "Fill in what the template asks for. If the name is meant, switch the check off for this file.",
          .run = check_placeholder_value,
          .options = kPlaceholderOptions},
    Check{.id = "redundant-link",
          .severity = info,
          .summary = "a link says what a longer chain of the same relation says",
          .rationale = "Where the relation is transitive, the link adds nothing: it makes maps denser, and "
                       "has to be kept in step when the chain changes.",
          .remedy = "Delete the link, on both sides where both state it. Keep it where the longer way round "
                    "is the mistake, and mend that.",
          .run = check_redundant_link},
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
    Check{.id = "relation-clash",
          .severity = error,
          .summary = "two entries are joined by a relation and by a hierarchy that excludes it",
          .rationale = "What is broader or narrower, over however many steps, is not merely related (SKOS, "
                       "S27). The export breaks that condition, so that validators and reasoners reject it.",
          .remedy = "Delete the link, or the step of the hierarchy that is wrong.",
          .run = check_relation_clash},
    Check{.id = "relation-conflict",
          .severity = error,
          .summary = "two relations that exclude each other join the same entries",
          .rationale = "The ontology declares that both cannot hold. The export states both all the same, "
                       "and a reasoner calls it inconsistent.",
          .remedy = "Decide which of the two relations holds and delete the links of the other.",
          .run = check_relation_conflict},
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
    Check{.id = "small-component",
          .severity = info,
          .summary = "a few entries are joined with each other, but with no others",
          .rationale = "A reader who follows links never comes to this island, nor away from it. Often it is "
                       "a batch that was added and never connected.",
          .remedy = "Link one of the entries to the rest of the library, for example to a broader entry. The "
                    "option `size` says how many entries still make an island.",
          .run = check_small_component,
          .options = kSmallComponentOptions},
    Check{.id = "target-deprecated",
          .severity = warning,
          .summary = "a link leads to an entry that is deprecated",
          .rationale = "A reader who follows the link learns something that the library no longer stands by.",
          .remedy = "Link to what has taken its place, or drop the link. A relation that leads to deprecated "
                    "entries by intent has `pg:acceptsDeprecated true` in the ontology.",
          .run = check_target_deprecated},
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
    Check{.id = "valueless-related",
          .severity = info,
          .summary = "a link joins entries that one parent joins already",
          .rationale = "Siblings are related by having one parent; saying so of each pair tells readers "
                       "nothing and hides the relations that do.",
          .remedy = "Delete the link, or say more precisely how the two relate.",
          .run = check_valueless_related},
    Check{.id = "waiver-expired",
          .severity = error,
          .summary = "the day until which a waiver counts is past",
          .rationale =
              "A waiver with a last day is a promise to mend the fault by then. After that day it waives "
              "nothing, so that the fault shows again and nobody forgets it.",
          .remedy =
              "Mend the fault and remove the waiver, or, where the promise cannot be kept, give it a later "
              "day.",
          .run = nullptr},
    Check{.id = "waiver-invalid",
          .severity = error,
          .summary = "a comment that should waive findings cannot be understood",
          .rationale =
              "A waiver with a slip of the pen waives nothing, and its author believes that it does. One "
              "without a reason tells later readers nothing.",
          .remedy =
              "Write '# patgraph: ignore CHECK (REASON)', with the id of a check and a reason in brackets.",
          .run = nullptr},
    Check{.id = "waiver-unused",
          .severity = warning,
          .summary = "a waiver matches no finding",
          .rationale =
              "The fault that it waived is mended or has moved. Left in place, the waiver would hide the "
              "next fault of the kind.",
          .remedy = "Remove the waiver, or correct the check or the place that it names.",
          .run = nullptr},
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
    Check{.id = "wrong-target-kind",
          .severity = warning,
          .summary = "a link or a field belongs to entries of another class",
          .rationale =
              "Whoever reads the export infers classes from relations: an organisation that requires "
              "something becomes a pattern. Queries by class then miss the entry, or find what it is not.",
          .remedy = "Link to an entry of the class that the message names, use the relation that is meant "
                    "for these classes, or mend the id, which says of which class an entry is.",
          .run = check_wrong_target_kind},
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
