#include "ending_signals.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <utility>

namespace patgraph {
namespace {

constexpr std::array kEndingSignals{SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ};

struct RemovedFile {
  const std::string path;
  const RemovedFile* const next;
};

// A signal is handled wherever the program is, and told nothing but its number. So the files are global, and
// none is taken off the list: that would need a lock, which the interrupted code may hold.
std::atomic<const RemovedFile*> newest_file = nullptr;
static_assert(std::atomic<const RemovedFile*>::is_always_lock_free);

/// Calls nothing but what signal-safety(7) allows.
extern "C" void remove_files_and_end(int signal) {
  for (const RemovedFile* file = newest_file; file != nullptr; file = file->next)
    ::unlink(file->path.c_str());
  ::raise(signal);  // comes after this, when it is no longer handled
}

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : kEndingSignals) sigaddset(&signals, signal);
  return signals;
}

void handle_ending_signals() {
  struct sigaction action {};
  action.sa_handler = remove_files_and_end;
  action.sa_mask = ending_signals();
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : kEndingSignals) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_DFL)
      ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace

HeldSignals::HeldSignals() {
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
}

HeldSignals::~HeldSignals() {
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void remove_when_ended(std::string path) {
  const RemovedFile* const next = newest_file;
  newest_file = new RemovedFile{std::move(path), next};
  if (next == nullptr) handle_ending_signals();
}

void leave_files_to_parent() {
  newest_file = nullptr;
}

}  // namespace patgraph
