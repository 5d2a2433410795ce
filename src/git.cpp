#include "git.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "quotation.hpp"

namespace patgraph {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

/// A file without a name. Unlike a pipe it never makes one side wait for the other.
class TemporaryFile {
 public:
  TemporaryFile() : file_(std::tmpfile()) {
    if (!file_) throw GitError("no temporary file can be made: " + std::generic_category().message(errno));
    // Another program that is started must not keep it; the one that is meant gets a copy.
    ::fcntl(descriptor(), F_SETFD, FD_CLOEXEC);
  }

  int descriptor() const { return ::fileno(file_.get()); }

  void write(std::string_view text) {
    const bool written = text.empty() || std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size();
    if (!written || std::fflush(file_.get()) != 0) throw GitError("a temporary file cannot be written");
    std::rewind(file_.get());
  }

  std::string read() {
    std::rewind(file_.get());
    std::string text;
    std::array<char, std::size_t{64} << 10> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file_.get()))
      text.append(buffer.data(), count);
    if (std::ferror(file_.get()) != 0) throw GitError("a temporary file cannot be read");
    return text;
  }

 private:
  std::unique_ptr<std::FILE, CloseFile> file_;
};

/// What stands on the standard streams of a process.
class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void connect(int stream, const TemporaryFile& file) {
    ::posix_spawn_file_actions_adddup2(&actions_, file.descriptor(), stream);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// The environment of this process, with what makes git's words the same everywhere and keeps it from
/// writing.
std::vector<std::string> stable_environment() {
  std::vector<std::string> variables{"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (!text.starts_with("LC_ALL=") && !text.starts_with("GIT_OPTIONAL_LOCKS="))
      variables.emplace_back(text);
  }
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Answer {
  int status = 0;
  std::string out;
  std::string err;
};

/// Runs `git -C FOLDER ARGUMENTS`.
Answer ask_git(const std::string& folder, std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), {"git", "-C", folder});
  TemporaryFile in;
  TemporaryFile out;
  TemporaryFile err;
  in.write(input);
  FileActions actions;
  actions.connect(0, in);
  actions.connect(1, out);
  actions.connect(2, err);
  std::vector<std::string> environment = stable_environment();
  pid_t process = 0;
  const int failure = ::posix_spawnp(&process, "git", actions.get(), nullptr, pointers_to(arguments).data(),
                                     pointers_to(environment).data());
  if (failure != 0) throw GitError("git cannot be run: " + std::generic_category().message(failure));
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) throw GitError("git got lost: " + std::generic_category().message(errno));
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out.read(), err.read()};
}

std::string without_newline(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

/// What git says is wrong, on one line.
std::string words_of(const Answer& answer) {
  if (answer.err.empty()) return "it ended with status " + std::to_string(answer.status);
  return printable(without_newline(answer.err));
}

/// Returns what git answers; throws where it fails.
std::string told_by_git(const std::string& folder, std::vector<std::string> arguments,
                        std::string_view input = {}) {
  const std::string command = arguments.front();
  Answer answer = ask_git(folder, std::move(arguments), input);
  if (answer.status != 0) throw GitError("git " + command + " failed: " + words_of(answer));
  return std::move(answer.out);
}

[[noreturn]] void fail_to_understand() {
  throw GitError("git gave an answer that cannot be understood");
}

/// Cuts the next part, up to the character, off the text.
std::string_view cut(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) fail_to_understand();
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at + 1);
  return part;
}

bool is_regular(std::string_view mode) {
  return mode.starts_with("100");
}

}  // namespace

GitRepository::GitRepository(const std::filesystem::path& folder) {
  // Where GIT_DIR is set, as it is for hooks, git takes the folder in which it starts for the top.
  const std::string start = std::getenv("GIT_DIR") != nullptr ? "." : folder.native();
  Answer answer = ask_git(start, {"rev-parse", "--show-toplevel"});
  if (answer.status != 0)
    throw GitError(printable(folder.native()) +
                   ": belongs to no git repository that can be used: " + words_of(answer));
  root_ = without_newline(std::move(answer.out));
  if (!root_.starts_with('/')) fail_to_understand();
}

std::string GitRepository::base_of(const std::string& revision) const {
  const Answer commit =
      ask_git(root_, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (commit.status != 0) {
    const bool shallow = told_by_git(root_, {"rev-parse", "--is-shallow-repository"}) == "true\n";
    throw GitError("git knows no commit " + in_quotes(revision) +
                   (shallow ? "; this clone is shallow: fetch its history (in GitHub Actions: fetch-depth: 0)"
                            : "; expected a branch, a tag or the name of a commit"));
  }
  const std::string name = without_newline(commit.out);
  // Without a common ancestor, or without a commit in HEAD, there is no base.
  const Answer base = ask_git(root_, {"merge-base", name, "HEAD"});
  return base.status == 0 ? without_newline(base.out) : name;
}

std::map<std::string, std::string> GitRepository::changes_since(const std::string& commit) const {
  std::map<std::string, std::string> changes;
  // A line ":MODE MODE BLOB BLOB STATUS" and a path, each with U+0000 behind it.
  const std::string changed = told_by_git(root_, {"diff", "--raw", "-z", "--no-abbrev", "--no-renames",
                                                  "--no-relative", "--no-ext-diff", commit, "--"});
  for (std::string_view rest = changed; !rest.empty();) {
    std::string_view line = cut(rest, '\0');
    const std::string path(cut(rest, '\0'));
    if (!line.starts_with(':')) fail_to_understand();
    const std::string_view old_mode = cut(line, ' ').substr(1);
    cut(line, ' ');
    const std::string_view blob = cut(line, ' ');
    // Of a file in a conflict there are two lines, and one of them knows nothing of the past.
    std::string& known = changes[path];
    if (is_regular(old_mode)) known = blob;
  }
  const std::string untracked = told_by_git(root_, {"ls-files", "-z", "--others", "--exclude-standard"});
  for (std::string_view rest = untracked; !rest.empty();) changes.try_emplace(std::string(cut(rest, '\0')));
  return changes;
}

std::vector<std::string> GitRepository::contents_of(std::span<const std::string> blobs) const {
  std::string names;
  for (const std::string& blob : blobs) names += blob + '\n';
  const std::string answer = told_by_git(root_, {"cat-file", "--batch"}, names);
  std::vector<std::string> contents;
  std::string_view rest = answer;
  for (const std::string& blob : blobs) {
    // "NAME blob SIZE", the content, a line feed.
    std::string_view head = cut(rest, '\n');
    if (!head.starts_with(blob + " blob ")) throw GitError("git cannot read: " + printable(head));
    head.remove_prefix(blob.size() + std::string_view(" blob ").size());
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(head.data(), head.data() + head.size(), size);
    if (error != std::errc() || end != head.data() + head.size() || size >= rest.size()) fail_to_understand();
    contents.emplace_back(rest.substr(0, size));
    rest.remove_prefix(size + 1);
  }
  return contents;
}

}  // namespace patgraph
