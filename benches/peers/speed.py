#!/usr/bin/env python3
"""How much text hamvar or a peer normalizes in a second of processor time.

    benches/peers/speed.py FILE PEER...

PEER is one of those of `accuracy.py`, which says what each needs. Each line is normalized by itself. Time is that of the
processor, since other programs of the machine change it less than the time of a clock. What a peer does before the first line
(reading its word lists, starting node) is not counted. The peers take turns, three times; the median is printed.
"""
import pathlib
import resource
import statistics
import sys
import time

import accuracy

TURNS = 3


def seconds(name, normalize, lines):
    """The processor time that `lines` take."""
    if name == "virastar" or name in accuracy.CRATES + ("hamvar",):
        def run(text):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            normalize(text)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return max(run(lines) - run(lines[:1]), 0.001)
    normalize(lines[:1])
    before = time.process_time()
    normalize(lines)
    return time.process_time() - before


def main(path, names):
    # A program needs more text than one that is slow to interpret.
    lines = pathlib.Path(path).read_text().splitlines()
    peers = {name: accuracy.normalizer(name) for name in names}
    rates = {name: [] for name in names}
    for _ in range(TURNS):
        for name, normalize in peers.items():
            text = lines * 20 if name in accuracy.CRATES + ("hamvar",) else lines
            size = sum(len(line.encode()) + 1 for line in text)
            rates[name].append(size / seconds(name, normalize, text) / 1e6)
    for name in names:
        print(f"| {name} | {statistics.median(rates[name]):.3g} MB/s |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
