#!/usr/bin/env python3
"""progress_test.py PROGRAM: how far a run is, is told on a terminal, in one line that fits and is erased at the end;
nothing is told to a file, to a terminal that knows no escape sequences, or of a short run.

A run is made long by stopping the program again and again."""

import fcntl, os, pty, re, signal, struct, subprocess, sys, tempfile, termios, threading, time

PROGRAM = os.path.realpath(sys.argv[1])
COLUMNS = 40
LINE = re.compile(r"(read|resolve|check|write) [\d,]+ of [\d,]+")


def write_library(folder, files):
    for i in range(files):
        links = "".join(f"\n  - bed-{(i * 7 + k) % files}" for k in range(10))
        with open(f"{folder}/bed-{i}.md", "w") as file:
            file.write(f"---\nid: pat_{i:026}\nslug: bed-{i}\ntitle: Bed {i}\nrelated:{links}\n---\n")


def drain(descriptor, into):
    while True:
        try:
            read = os.read(descriptor, 65536)
        except OSError:  # the other end of a terminal is closed
            return
        if not read:
            return
        into.append(read)


def run(library, slow, terminal=True, term="xterm"):
    """Returns what the program writes to its standard error."""
    reader, writer = pty.openpty() if terminal else os.pipe()
    if terminal:
        fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    program = subprocess.Popen([PROGRAM, "export", library, "--format", "turtle"], stdout=subprocess.DEVNULL,
                               stderr=writer, env={**os.environ, "TERM": term})
    os.close(writer)
    written = []
    thread = threading.Thread(target=drain, args=(reader, written))
    thread.start()
    while slow and program.poll() is None:
        program.send_signal(signal.SIGSTOP)
        time.sleep(0.08)
        program.send_signal(signal.SIGCONT)
        time.sleep(0.01)
    assert program.wait() == 0, program.returncode
    thread.join()
    os.close(reader)
    return b"".join(written).decode()


def last_seen(text):
    """Returns the lines that stay on the terminal."""
    return [re.split(r"\r\x1b\[K", line)[-1].strip() for line in text.split("\n")]


with tempfile.TemporaryDirectory() as folder:
    few, many = f"{folder}/few", f"{folder}/many"
    os.mkdir(few)
    os.mkdir(many)
    write_library(few, 12)
    write_library(many, 3000)

    shown = run(many, slow=True)
    stages = {match[1] for match in LINE.finditer(shown)}
    assert stages, shown
    for line in re.findall(r"\x1b\[K([^\r\n]*)", shown):
        assert len(line) < COLUMNS or not LINE.match(line), line
    assert not any(LINE.match(line) for line in last_seen(shown)), shown

    assert not LINE.search(run(few, slow=False)), "a short run tells how far it is"
    for kind, said in (("a pipe", run(many, slow=True, terminal=False)),
                       ("a dumb terminal", run(many, slow=True, term="dumb"))):
        assert "\x1b" not in said and not LINE.search(said), f"{kind} is told how far a run is: {said}"
print(f"stages shown: {', '.join(sorted(stages))}")
