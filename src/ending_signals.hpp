#pragma once

#include <csignal>
#include <string>

namespace patgraph {

/// Holds back, in this thread, the signals that end the program.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  sigset_t before_{};
};

/// Removes a file when SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGXCPU or SIGXFSZ ends the program, which
/// it still does; one that the program was started to ignore stays ignored. Only while no other thread runs.
/// By then the file may have another name, or be gone.
void remove_when_ended(std::string path);

/// In a process that was forked: leaves those files to its parent.
void leave_files_to_parent();

}  // namespace patgraph
