#include "graphviz.hpp"

#include <graphviz/gvc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <system_error>

#include "../ending_signals.hpp"

namespace patgraph {
namespace {

struct Close {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
  void operator()(Agraph_t* graph) const { agclose(graph); }
  void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): Graphviz allocated it so
  void operator()(char* text) const { std::free(text); }
};

/// A layout, which must go before its graph does.
class Layout {
 public:
  Layout(GVC_t* context, Agraph_t* graph) : context_(context), graph_(graph) {}
  ~Layout() { gvFreeLayout(context_, graph_); }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;

 private:
  GVC_t* context_;
  Agraph_t* graph_;
};

/// How graphs are read: with numbers for nodes, edges and clusters, in their order. Graphviz's own ids are
/// addresses in memory, and it draws clusters in the order of their ids.
class Reading : public Agdisc_t {
 public:
  Reading() : Agdisc_t{&AgMemDisc, &numbers_, &AgIoDisc} {}

  /// Returns null where the text is no graph. The graph must go before what it was read with.
  std::unique_ptr<Agraph_t, Close> read(std::string text) {
    const std::unique_ptr<std::FILE, Close> file(fmemopen(text.data(), text.size(), "r"));
    agreadline(1);  // messages count lines from here
    return std::unique_ptr<Agraph_t, Close>(file != nullptr ? agread(file.get(), this) : nullptr);
  }

 private:
  static void* open(Agraph_t* /*graph*/, Agdisc_t* reading) { return &static_cast<Reading*>(reading)->next_; }
  /// Takes the next number; names are left to the graph itself.
  // NOLINTNEXTLINE(readability-non-const-parameter): so Graphviz calls it
  static long take(void* next, int /*kind*/, char* name, IDTYPE* number, int creates) {
    if (name != nullptr || creates == 0) return 0;
    *number = (*static_cast<IDTYPE*>(next))++;
    return 1;
  }
  static long refuse(void* /*next*/, int /*kind*/, IDTYPE /*number*/) { return 0; }
  static void free(void* /*next*/, int /*kind*/, IDTYPE /*number*/) {}
  static char* print(void* /*next*/, int /*kind*/, IDTYPE /*number*/) { return nullptr; }
  static void close(void* /*next*/) {}
  static void record(void* /*next*/, int /*kind*/, void* /*object*/) {}

  Agiddisc_t numbers_{open, take, refuse, free, print, close, record};
  IDTYPE next_ = 1;
};

constexpr rlim_t kPatience = 120;  ///< seconds of processor time
constexpr int kCannotDraw = 1;     ///< exit status
constexpr int kCannotWrite = 2;    ///< exit status

[[noreturn]] void fail(const std::string& action) {
  const std::unique_ptr<char, Close> last(aglasterr());
  std::string message = last != nullptr ? ": " + std::string(last.get()) : std::string();
  if (message.ends_with('\n')) message.pop_back();
  throw std::runtime_error("Graphviz cannot " + action + message);
}

std::string draw(const std::string& dot, const char* format) {
  agseterr(AGMAX);  // keeps messages for aglasterr instead of printing them
  const std::unique_ptr<GVC_t, Close> context(gvContext());
  if (context == nullptr) fail("start");
  Reading reading;
  const std::unique_ptr<Agraph_t, Close> graph = reading.read(dot);
  if (graph == nullptr) fail("read the graph");
  const Layout layout(context.get(), graph.get());
  if (gvLayoutJobs(context.get(), graph.get()) != 0) fail("lay out the graph");
  char* data = nullptr;
  unsigned size = 0;
  if (gvRenderData(context.get(), graph.get(), format, &data, &size) != 0 || data == nullptr)
    fail(std::string("draw the graph as ") + format);
  const std::unique_ptr<char, void (*)(char*)> drawn(data, gvFreeRenderData);
  return {drawn.get(), size};
}

/// Draws into the file, or writes there why not, and ends the process.
[[noreturn]] void draw_and_exit(const std::string& dot, const char* format, std::FILE* file, pid_t parent) {
  leave_files_to_parent();
  // Where the parent has ended, nobody waits for a drawing.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kCannotDraw);
  constexpr rlimit no_dump{0, 0};
  setrlimit(RLIMIT_CORE, &no_dump);
  constexpr rlimit patience{kPatience, kPatience};
  setrlimit(RLIMIT_CPU, &patience);
  if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(kCannotDraw);
  int status = 0;
  std::string written;
  try {
    written = draw(dot, format);
  } catch (const std::exception& error) {
    status = kCannotDraw;
    written = error.what();
  }
  if (std::fwrite(written.data(), 1, written.size(), file) != written.size() || std::fflush(file) != 0)
    status = kCannotWrite;
  _exit(status);
}

std::string text_of(std::FILE* file) {
  std::rewind(file);
  std::string text;
  std::array<char, std::size_t{64} << 10> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file))
    text.append(buffer.data(), count);
  if (std::ferror(file) != 0)
    throw std::system_error(errno, std::generic_category(), "Graphviz cannot be read");
  return text;
}

}  // namespace

std::string draw_with_graphviz(const std::string& dot, const char* format) {
  // In memory: no disk is to be full, or read-only as in containers.
  const std::unique_ptr<std::FILE, Close> file(fdopen(memfd_create("drawing", MFD_CLOEXEC), "w+"));
  const pid_t parent = getpid();
  const pid_t process = file != nullptr ? fork() : -1;
  if (process < 0) throw std::system_error(errno, std::generic_category(), "Graphviz cannot be started");
  if (process == 0) draw_and_exit(dot, format, file.get(), parent);
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "Graphviz got lost");
  }
  const std::string other_way = "; --layout chooses another way, and a smaller selection may help";
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    throw std::runtime_error("Graphviz has not finished after " + std::to_string(kPatience) + " s" +
                             other_way);
  if (WIFSIGNALED(status)) throw std::runtime_error("Graphviz has crashed" + other_way);
  if (WEXITSTATUS(status) == kCannotWrite)
    throw std::runtime_error("Graphviz has no memory for what it draws" + other_way);
  std::string written = text_of(file.get());
  if (WEXITSTATUS(status) == kCannotDraw) throw std::runtime_error(written);
  return written;
}

}  // namespace patgraph
