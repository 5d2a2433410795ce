#include "fingerprint.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace patgraph {
namespace {

/// FNV-1a, 64 bits (draft-eastlake-fnv); goes on from the hash of what came before.
std::uint64_t hash_of(std::string_view text, std::uint64_t before = 0xCBF29CE484222325) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  for (const char c : text) before = (before ^ static_cast<unsigned char>(c)) * kPrime;
  return before;
}

std::string hexadecimal(std::uint64_t number) {
  std::string digits(16, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, number >>= 4) {
    *digit = "0123456789abcdef"[number & 15];
  }
  return digits;
}

/// The segments of all keys of front matter: what a message names as a key.
std::unordered_set<std::string_view> key_words(const Schema& schema) {
  std::unordered_set<std::string_view> words;
  for (const std::string& keys : schema.key_paths) {
    for (std::size_t begin = 0; begin <= keys.size();) {
      const std::size_t end = std::min(keys.find('/', begin), keys.size());
      words.insert(std::string_view(keys).substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return words;
}

/// What the entries of a library are called in fingerprints.
class LastingNames {
 public:
  explicit LastingNames(const PatternGraph& graph) {
    for (const SourceFile& file : graph.library().files) of_files_.push_back(name_of_file(file));
    const std::unordered_set<std::string_view> keys = key_words(graph.schema());
    for (const Entity* entity : graph.vertices()) {
      of_files_[entity->file] = lasting_name(*entity);
      if (!keys.contains(entity->slug)) of_slugs_.try_emplace(entity->slug, of_files_[entity->file]);
    }
  }

  std::string_view of_file(std::uint32_t file) const { return of_files_[file]; }

  /// Returns the name of the entry whose slug a word of a message is, or the word.
  std::string_view of_word(std::string_view word, bool quoted) const {
    // Outside quotes, a word without a hyphen is taken for a word of the language: an entry `library` that
    // comes in must not change every message about "the library".
    if (!quoted && word.find('-') == std::string_view::npos) return word;
    const auto slug = of_slugs_.find(word);
    return slug != of_slugs_.end() ? slug->second : word;
  }

 private:
  std::vector<std::string_view> of_files_;
  std::unordered_map<std::string_view, std::string_view> of_slugs_;
};

/// Goes on hashing with a message in which slugs count as the names of their entries.
std::uint64_t hash_of_message(std::string_view message, const LastingNames& names, std::uint64_t hash) {
  for (std::size_t begin = 0; begin < message.size();) {
    const std::size_t end = std::min(message.find_first_of(" \n'\"(),;:?", begin), message.size());
    const bool quoted =
        begin > 0 && message[begin - 1] == '\'' && end < message.size() && message[end] == '\'';
    hash = hash_of(names.of_word(message.substr(begin, end - begin), quoted), hash);
    hash = hash_of(message.substr(end, 1), hash);
    begin = end + 1;
  }
  return hash;
}

}  // namespace

std::string_view name_of_file(const SourceFile& file) {
  if (file.entity) return file.entity->slug;
  const std::string_view name = std::string_view(file.path).substr(file.path.find_last_of('/') + 1);
  return name.substr(0, name.find_last_of('.'));
}

std::vector<std::string> fingerprints_of(std::span<const Diagnostic> findings, const PatternGraph& graph) {
  const LastingNames names(graph);
  std::unordered_map<std::uint64_t, std::size_t> met;
  std::vector<std::string> fingerprints;
  fingerprints.reserve(findings.size());
  for (const Diagnostic& finding : findings) {
    constexpr std::string_view kEnd("\0", 1);
    std::uint64_t hash = hash_of(kEnd, hash_of(finding.check));
    const bool shown_anywhere = finding.identity_names_entries;
    hash = hash_of(kEnd, hash_of(shown_anywhere ? "" : names.of_file(finding.location.file), hash));
    hash = hash_of_message(finding.identity.empty() ? finding.message : finding.identity, names, hash);
    if (const std::size_t number = ++met[hash]; number > 1)
      hash = hash_of(std::to_string(number), hash_of(kEnd, hash));
    fingerprints.push_back(hexadecimal(hash));
  }
  return fingerprints;
}

}  // namespace patgraph
