#include "excerpts.hpp"

#include <algorithm>

#include "../cell_width.hpp"
#include "../input_file.hpp"
#include "../quotation.hpp"
#include "../utf8.hpp"

namespace patgraph {
namespace {

/// More code points than this on either side of a place are never shown.
constexpr std::size_t kReach = 100;

/// Walks over the lines of a text, forwards only.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {
    if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
  }

  /// Goes to a place, which must not lie before the one it went to last; false where there is no such line.
  bool go_to(Position place) {
    for (; position_.line < place.line; ++position_.line) {
      const std::size_t end = text_.find('\n', byte_);
      if (end == std::string_view::npos) return false;
      line_begin_ = byte_ = end + 1;
      position_.column = 1;
    }
    while (position_.column < place.column && !at_line_end()) {
      byte_ += first_code_point(text_.substr(byte_)).size;
      ++position_.column;
    }
    return true;
  }

  Excerpt excerpt(Span span) const {
    const std::size_t begin = back(byte_);
    const std::size_t count = span.end.line > span.begin.line
                                  ? kReach
                                  : std::min<std::size_t>(span.end.column - span.begin.column, kReach);
    const std::size_t marked_end = forth(byte_, count);
    const std::size_t end = forth(marked_end, kReach);
    const auto between = [&](std::size_t from, std::size_t to) {
      return std::string(text_.substr(from, to - from));
    };
    return {between(begin, byte_), between(byte_, marked_end), between(marked_end, end), begin > line_begin_,
            !is_line_end(end)};
  }

 private:
  bool at_line_end() const { return is_line_end(byte_); }
  bool is_line_end(std::size_t byte) const {
    const std::string_view rest = text_.substr(byte);
    return rest.empty() || rest.starts_with('\n') || rest == "\r" || rest.starts_with("\r\n");
  }
  std::size_t forth(std::size_t byte, std::size_t count) const {
    for (; count > 0 && !is_line_end(byte); --count) byte += first_code_point(text_.substr(byte)).size;
    return byte;
  }
  /// Goes back over code points; what is not UTF-8 may be cut within.
  std::size_t back(std::size_t byte) const {
    for (std::size_t count = kReach; count > 0 && byte > line_begin_; --count) {
      do --byte;
      while (byte > line_begin_ && is_continuation(text_[byte]));
    }
    return byte;
  }

  std::string_view text_;
  std::size_t line_begin_ = 0;
  std::size_t byte_ = 0;
  Position position_;
};

/// Something that is shown, and how many cells it takes.
struct Glyph {
  std::string text;
  std::size_t width = 1;
};

/// Appends what shows a text; `column` is the number of cells before it in its line.
void append_glyphs(std::string_view text, std::size_t& column, std::vector<Glyph>& glyphs) {
  constexpr std::size_t kTabStop = 8;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    Glyph glyph{printable(bytes)};
    if (bytes == "\t") {
      glyph.width = kTabStop - column % kTabStop;
      glyph.text = std::string(glyph.width, ' ');
    } else {
      glyph.width = glyph.text != bytes ? glyph.text.size() : cell_width(value);
    }
    column += glyph.width;
    glyphs.push_back(std::move(glyph));
  });
}

std::size_t width_of(std::span<const Glyph> glyphs) {
  std::size_t width = 0;
  for (const Glyph& glyph : glyphs) width += glyph.width;
  return width;
}

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  std::vector<Glyph> glyphs;
  append_glyphs(text, width, glyphs);
  return width;
}

/// A line that is cut around its marked part so that it fits.
class FittedLine {
 public:
  FittedLine(const Excerpt& excerpt, std::size_t room) : room_(room) {
    std::size_t column = 0;
    append_glyphs(excerpt.before, column, glyphs_);
    marked_begin_ = glyphs_.size();
    append_glyphs(excerpt.marked, column, glyphs_);
    marked_end_ = glyphs_.size();
    append_glyphs(excerpt.after, column, glyphs_);
    cut_begin(excerpt.cut_before);
    cut_end(excerpt.cut_after);
  }

  std::string text() const {
    std::string text;
    for (const Glyph& glyph : glyphs_) text += glyph.text;
    return text.substr(0, text.find_last_not_of(' ') + 1);
  }
  std::size_t caret_begin() const { return width_of(std::span(glyphs_).first(marked_begin_)); }
  std::size_t caret_width() const {
    return std::max<std::size_t>(
        1, width_of(std::span(glyphs_).subspan(marked_begin_, marked_end_ - marked_begin_)));
  }

 private:
  static Glyph dots() { return {"…", 1}; }

  void cut_begin(bool is_cut) {
    const std::size_t marked = std::min(caret_width(), room_ / 2);
    if (!is_cut && (width_of(glyphs_) <= room_ || caret_begin() + marked + 2 <= room_)) return;
    std::size_t dropped = 0;
    for (std::size_t width = caret_begin(); width > room_ / 4; ++dropped) width -= glyphs_[dropped].width;
    glyphs_.erase(glyphs_.begin(), glyphs_.begin() + static_cast<std::ptrdiff_t>(dropped));
    glyphs_.insert(glyphs_.begin(), dots());
    marked_begin_ = marked_begin_ - dropped + 1;
    marked_end_ = marked_end_ - dropped + 1;
  }

  void cut_end(bool is_cut) {
    if (!is_cut && width_of(glyphs_) <= room_) return;
    std::size_t kept = 0;
    std::size_t width = 0;
    while (kept < glyphs_.size() && width + glyphs_[kept].width < room_) width += glyphs_[kept++].width;
    glyphs_.resize(kept);
    glyphs_.push_back(dots());
    marked_end_ = std::min(marked_end_, glyphs_.size());
  }

  std::size_t room_;
  std::vector<Glyph> glyphs_;
  std::size_t marked_begin_ = 0;
  std::size_t marked_end_ = 0;
};

}  // namespace

Excerpts::Excerpts(const Library& library, std::vector<SourceLocation> places) {
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  for (auto first = places.begin(); first != places.end();) {
    const auto last =
        std::find_if(first, places.end(), [&](const auto& place) { return place.file != first->file; });
    try {
      const std::string text = read_source(library, first->file);
      Cursor cursor(text);
      for (; first != last && cursor.go_to(first->span.begin); ++first) {
        excerpts_.emplace_back(*first, cursor.excerpt(first->span));
      }
    } catch (const FileError&) {
      // A finding is worth telling without its source too.
    }
    first = last;
  }
}

const Excerpt* Excerpts::at(const SourceLocation& place) const {
  const auto found =
      std::ranges::lower_bound(excerpts_, place, {}, &std::pair<SourceLocation, Excerpt>::first);
  return found != excerpts_.end() && found->first == place ? &found->second : nullptr;
}

void write_excerpt(const Excerpt& excerpt, std::uint32_t line, const ExcerptStyle& style, std::ostream& out) {
  constexpr std::size_t kDigits = 5;
  constexpr std::string_view kBar = " | ";
  const std::string number = std::to_string(line);
  const std::size_t number_width = std::max(kDigits, number.size());
  const std::string margin(style.indent + number_width, ' ');
  const std::size_t room = style.width - margin.size() - kBar.size();
  const FittedLine fitted(excerpt, room);
  out << margin.substr(number.size()) << number << " |";
  if (const std::string text = fitted.text(); !text.empty()) out << ' ' << text;
  const std::string below = "\n" + margin + std::string(kBar) + std::string(fitted.caret_begin(), ' ');
  out << below << style.before << '^' << std::string(fitted.caret_width() - 1, '~') << style.after;
  if (const std::string text = printable(style.replacement);
      !text.empty() && fitted.caret_begin() + shown_width(text) <= room) {
    out << below << text;
  }
  out << '\n';
}

}  // namespace patgraph
