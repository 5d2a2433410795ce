#!/usr/bin/env python3
"""full_disk_test.py PROGRAM: on a disk that is full, or gets so while a file is written, on one that must not be written
to, and where files must not grow, old files stay whole, nothing else stays, and the program says why and exits with 2.

The disks are small file systems in memory, in a mount namespace of the test's own, which go with it."""

import os, signal, sys
from program import PROGRAM, SOUND, WEEDY, files_in, formats, run, skip, temporary_folder

NAMESPACE = ["unshare", "--mount", "--map-root-user"]
if "PATGRAPH_OWN_MOUNTS" not in os.environ:
    if run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"]).returncode != 0:
        skip("file systems must not be mounted here")
    os.execvpe(NAMESPACE[0], [*NAMESPACE, sys.executable, *sys.argv], {**os.environ, "PATGRAPH_OWN_MOUNTS": "1"})

PAGE = os.sysconf("SC_PAGE_SIZE")
problems = []


def mount(folder, *options):
    made = run(["mount", "-t", "tmpfs", "-o", ",".join(options), "none", folder])
    assert made.returncode == 0, made.stderr


def unmount(folder):
    assert run(["umount", folder]).returncode == 0


def expect(condition, arguments, what, end, files):
    if not condition:
        problems.append(f"{' '.join(arguments)}: {what}: exit code {end.returncode}, {end.stderr!r}, {sorted(files)}")


def exports(folder):
    """Yields arguments, and the names of the files that they write into the folder."""
    split = {"ntriples": "nt", "csv-edges": "edges.csv"}
    for name in formats():
        yield ["export", SOUND, "--format", name, "--output", folder], [f"graph.{extension(name)}"]
    for name, ending in split.items():
        for compression, suffix in (("gzip", ".gz"), ("zstd", ".zst")):
            shards = [f"graph-{i:05}-of-00003.{ending}{suffix}" for i in (1, 2, 3)]
            yield ["export", SOUND, "--format", name, "--shards", "3", "--compress", compression, "--output",
                   folder], shards


def others(folder):
    yield ["check", WEEDY, "--report", f"sarif={folder}/a", "--report", f"junit={folder}/b"], ["a", "b"]
    yield ["check", WEEDY, "--write-baseline", f"{folder}/known"], ["known"]
    yield ["map", SOUND, "--format", "svg", "--output", f"{folder}/map"], ["map"]
    yield ["ontology", "--format", "shacl", "--output", f"{folder}/shapes"], ["shapes"]


def extension(name):
    for line in run([PROGRAM, "export", "--help"]).stdout.decode().splitlines():
        words = line.split()
        if len(words) > 1 and words[0] == name and words[1].startswith("graph."):
            return words[1].removeprefix("graph.")
    raise AssertionError(name)


with temporary_folder() as folder:
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    tried = 0
    for arguments, names in [*exports(disk), *others(disk)]:
        old = {name: f"the old {name}".encode() for name in names}
        for what, room, said in (("full", 0, b"No space left on device"), ("nearly full", 1, b"No space left on device"),
                                 ("read-only", 8, b"Read-only file system")):
            mount(disk, f"size={(len(names) + room) * PAGE}")
            for name, content in old.items():
                with open(f"{disk}/{name}", "wb") as file:
                    file.write(content)
            if what == "read-only":
                mounted = run(["mount", "-o", "remount,ro", disk])
                assert mounted.returncode == 0, mounted.stderr
            end = run([PROGRAM, *arguments])
            files = files_in(disk)
            tried += 1
            if what == "nearly full" and end.returncode != 2:  # small enough
                expect(files.keys() == old.keys() and files != old, arguments, what, end, files)
            else:
                expect(end.returncode == 2 and f"patgraph: {disk}/".encode() in end.stderr
                       and b": cannot be written" in end.stderr and said in end.stderr and files == old,
                       arguments, what, end, files)
            unmount(disk)

    # Standard output in a file on a full disk.
    mount(disk, f"size={PAGE}")
    for arguments in (["export", SOUND, "--format", "html"], ["stats", SOUND], ["--man"]):
        with open(f"{disk}/out", "wb") as out:
            end = run([PROGRAM, *arguments], stdout=out)
        tried += 1
        if end.returncode != 0 or os.stat(f"{disk}/out").st_size > PAGE:
            expect(end.returncode == 2 and b"patgraph: standard output cannot be written" in end.stderr, arguments,
                   "full standard output", end, files_in(disk))
    unmount(disk)

    # Nothing needs a disk for temporary files, not even Graphviz.
    if not any(path.startswith("/tmp/") for path in (PROGRAM, SOUND)):
        mount("/tmp", f"size={PAGE}", "ro")
        for arguments in (["export", SOUND, "--format", "svg"], ["map", SOUND, "--format", "png"]):
            end = run([PROGRAM, *arguments])
            tried += 1
            expect(end.returncode == 0 and len(end.stdout) > PAGE, arguments, "no temporary files", end, [])
        unmount("/tmp")

    # Files that must not grow (ulimit -f): the system ends the program.
    out = os.path.join(folder, "limited")
    os.mkdir(out)
    with open(f"{out}/graph.html", "wb") as file:
        file.write(b"old")
    arguments = ["export", SOUND, "--format", "html", "--output", out]
    end = run(["prlimit", "--fsize=1000", PROGRAM, *arguments])
    expect(end.returncode == -signal.SIGXFSZ and files_in(out) == {"graph.html": b"old"}, arguments, "limited size", end,
           files_in(out))

for problem in problems[:20]:
    print(problem)
print(f"{tried} runs on full and read-only disks, {len(problems)} problems")
sys.exit(1 if problems else 0)
