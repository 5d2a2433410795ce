#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace patgraph {

/// UTF-8 that was read as Windows-1252, or as Latin-1, and written again as UTF-8.
struct Mojibake {
  struct Run {
    std::string text;   ///< as it stands
    std::string meant;  ///< what it was before it was misread
  };
  std::vector<Run> runs;  ///< the first 20, each once, in order; empty where there is none
  std::string mended;     ///< the text with every run as it was meant
};

/// Finds the runs of non-ASCII characters of a text that must be UTF-8 misread, once or several times.
///
/// Such a run is made of characters of Windows-1252, or C1 controls, whose bytes are UTF-8. Real text can be
/// that by chance: "CAFÉ®", "5 Å²", "olé”—". So a run of one character counts only where no orthography
/// writes it: "Â" or "Ã" and a symbol, but not behind a capital; "Ä" or "Å" and a symbol inside a word; "â"
/// or "ï" and two symbols.
Mojibake find_mojibake(std::string_view text);

}  // namespace patgraph
