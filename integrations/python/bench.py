#!/usr/bin/env python3
"""Measures the speed of hamvar beside that of hazm, parsivar and shekar, on one text.

    python bench.py TEXT [--repeat N] [--runs N] [--peers PEER ...]

Each line of TEXT is normalized by itself, with the settings that a package has by default. In each run the packages
take turns, each in a process of its own. The figures are medians of the runs, in MB of UTF-8, without the time to
start: MB a second, and MB for each second of the processor, which depends less on what else the machine does. The peers are installed into environments of their own, since they need different versions of other
packages. A peer that cannot be installed is left out.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time
import venv
from typing import Callable, Dict, List, Optional, Tuple

HERE = pathlib.Path(__file__).resolve().parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))
PEERS = ("hazm", "parsivar", "shekar")
OURS = {
    "hamvar": "hamvar, `normalize`, line by line",
    "hamvar-list": "hamvar, `normalize_many`, a list",
    "hamvar-arrow": "hamvar, `normalize_many`, a pyarrow column",
}


def read_lines(path: str, repeat: int) -> List[str]:
    text = pathlib.Path(path).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()] * repeat


def workload(name: str, lines: List[str]) -> Callable[[], object]:
    """Return what is measured. The package is imported and has normalized one line."""
    if name == "hamvar-arrow":
        import hamvar
        import pyarrow

        column = pyarrow.array(lines)
        many = hamvar.Normalizer().normalize_many
        many(column[:1])
        return lambda: many(column)
    if name == "hamvar-list":
        import hamvar

        many = hamvar.Normalizer().normalize_many
        many(lines[:1])
        return lambda: many(lines)
    normalize = one_by_one(name)
    normalize(lines[0])
    return lambda: [normalize(line) for line in lines]


def one_by_one(name: str) -> Callable[[str], object]:
    if name == "hamvar":
        import hamvar

        return hamvar.Normalizer().normalize
    module = __import__(name)
    normalizer = module.Normalizer()
    method: Callable[[str], object] = getattr(normalizer, "normalize", normalizer)
    return method


def measure_here(name: str, path: str, repeat: int) -> None:
    """Print the seconds that one run takes, and its CPU seconds. This is the process of one package."""
    lines = read_lines(path, repeat)
    run = workload(name, lines)
    start, cpu_start = time.perf_counter(), time.process_time()
    run()
    print(time.perf_counter() - start, time.process_time() - cpu_start)


def environment(peer: str) -> Optional[str]:
    """Return the interpreter of an environment with the peer, or `None` if it cannot be installed."""
    folder = TARGET / "python" / "bench" / peer
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    installed = folder / "installed"
    if not installed.exists():
        print(f"installing {peer} ...", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        # hazm and parsivar import pkg_resources, which newer versions of setuptools lack.
        command = [str(python), "-m", "pip", "install", "--quiet", peer, "setuptools<81"]
        if subprocess.run(command, stdout=sys.stderr).returncode != 0:
            return None
        installed.touch()
    return str(python)


def version(python: str, package: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def measure(python: str, name: str, path: str, repeat: int) -> Optional[Tuple[float, float]]:
    command = [python, str(pathlib.Path(__file__).resolve()), path, "--repeat", str(repeat), "--measure", name]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        print(f"{name} failed: {last}", file=sys.stderr)
        return None
    seconds, cpu_seconds = done.stdout.split()[-2:]
    return float(seconds), float(cpu_seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", help="a text file in UTF-8")
    parser.add_argument("--repeat", type=int, default=1, help="repeat the text so often")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="*", default=PEERS, choices=PEERS)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure_here(arguments.measure, arguments.text, arguments.repeat)
        return
    lines = read_lines(arguments.text, arguments.repeat)
    if not lines:
        sys.exit(f"bench.py: {arguments.text} has no text; name a file with Persian text")
    size = sum(len(line.encode()) for line in lines)
    pythons: Dict[str, str] = dict.fromkeys(OURS, sys.executable)
    labels = dict(OURS)
    for peer in arguments.peers:
        python = environment(peer)
        if python is None:
            print(f"{peer} cannot be installed here; it is left out", file=sys.stderr)
            continue
        pythons[peer] = python
        labels[peer] = f"{peer} {version(python, peer)}"
    seconds: Dict[str, List[Tuple[float, float]]] = {name: [] for name in pythons}
    for _ in range(arguments.runs):
        for name, python in pythons.items():
            taken = measure(python, name, arguments.text, arguments.repeat)
            if taken is not None:
                seconds[name].append(taken)
    print(f"{len(lines)} lines, {size / 1e6:.2f} MB, {os.cpu_count()} cores, median of {arguments.runs} runs\n")
    print("| | MB/s | lowest to highest | MB per CPU second |\n|---|---|---|---|")
    for name, all_seconds in seconds.items():
        if all_seconds:
            speeds = [size / 1e6 / taken for taken, _ in all_seconds]
            by_cpu = statistics.median(size / 1e6 / cpu for _, cpu in all_seconds)
            median = statistics.median(speeds)
            print(f"| {labels[name]} | {median:.3g} | {min(speeds):.3g} to {max(speeds):.3g} | {by_cpu:.3g} |")


if __name__ == "__main__":
    main()
