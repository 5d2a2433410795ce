#include "relative_paths.hpp"

#include <system_error>

namespace patgraph {

std::string RelativePaths::operator()(const std::string& file) {
  const std::size_t name = file.rfind('/') + 1;  // npos + 1 is 0
  if (!parent_ || *parent_ != std::string_view(file).substr(0, name)) {
    parent_ = file.substr(0, name);
    std::error_code error;
    const std::filesystem::path parent =
        std::filesystem::weakly_canonical(parent_->empty() ? "." : *parent_, error);
    prefix_ = (parent / "").lexically_relative(folder_ / "").native();
    prefix_ = prefix_ == "." ? "" : prefix_;
    if (!prefix_.empty() && !prefix_.ends_with('/')) prefix_ += '/';
  }
  return prefix_ + file.substr(name);
}

}  // namespace patgraph
