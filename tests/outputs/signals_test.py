#!/usr/bin/env python3
"""signals_test.py PROGRAM: a signal that ends the program while Graphviz draws for it ends the drawing too, and leaves
the old file alone; one that the program was started to ignore ends nothing."""

import os, signal, subprocess, sys, time
from program import ENVIRONMENT, PROGRAM, SOUND, files_in, fill, temporary_folder


def children_of(process):
    try:
        with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii") as file:
            return [int(child) for child in file.read().split()]
    except FileNotFoundError:  # it has ended
        return []


def is_there(process):
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def start_drawing(out, shell):
    """Starts the program, and stops the process that draws; returns both."""
    program = subprocess.Popen(["bash", "-c", f'{shell} exec "$0" "$@"', PROGRAM, "map", SOUND, "--format", "png",
                                "--output", f"{out}/map.png"], env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    while program.poll() is None:
        for child in children_of(program):
            os.kill(child, signal.SIGSTOP)
            return program, child
    return program, None


def draw(out, ending, shell=""):
    """Sends a signal to the program while another draws for it; returns its exit code, and the process that drew."""
    for _ in range(20):  # it may have drawn before it is stopped
        fill(out, {"map.png": b"old"})
        program, child = start_drawing(out, shell)
        if child is None:
            continue
        assert len(files_in(out)) == 2, files_in(out).keys()
        program.send_signal(ending)
        if not shell:
            program.wait(timeout=60)
        if is_there(child):
            os.kill(child, signal.SIGCONT)
        return program.wait(timeout=60), child
    raise AssertionError("the drawing is never seen")


with temporary_folder() as folder:
    out = os.path.join(folder, "out")
    for ending in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGKILL):
        code, child = draw(out, ending)
        assert code == -ending, (ending, code)
        gone_by = time.monotonic() + 30
        while is_there(child) and time.monotonic() < gone_by:
            time.sleep(0.01)
        assert not is_there(child), f"{ending.name}: the drawing goes on"
        left = files_in(out)
        assert left.pop("map.png") == b"old", ending
        assert not left or ending == signal.SIGKILL, (ending, left.keys())
    for ending in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        code, _ = draw(out, ending, f"trap '' {ending.name.removeprefix('SIG')};")
        files = files_in(out)
        assert code == 0 and files.keys() == {"map.png"} and files["map.png"] != b"old", (ending, code, files.keys())
print("8 runs with a signal while Graphviz draws")
