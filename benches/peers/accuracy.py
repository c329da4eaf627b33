#!/usr/bin/env python3
"""The figures of `.ci/accuracy --report`, for hamvar or a peer.

    benches/peers/accuracy.py PEER

| PEER | needs |
|---|---|
| hamvar | nothing |
| hazm, parsivar, shekar | `pip install PEER` |
| parsivar-statistical | `pip install parsivar`; its statistical correction of spaces |
| virastar | `npm install virastar` in the working folder |
| rishe, yekdast, rust-persian-tools | nothing |
| parsitext | nothing; ZWNJs are inserted, which is not its default |

The texts and the scorer are those of `.ci/accuracy`. Each line is normalized by itself, with the settings that
a peer has by default. Prints one row for each text.
"""
import importlib.machinery
import importlib.util
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# The peers that are programs in `examples`.
CRATES = ("rishe", "yekdast", "parsitext", "rust-persian-tools")
GATE = HERE / "../../.ci/accuracy"


def gate():
    loader = importlib.machinery.SourceFileLoader("accuracy", str(GATE.resolve()))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("accuracy", loader))
    loader.exec_module(module)
    return module


def python_peer(name):
    """A function from a line to a line."""
    if name == "hazm":
        import hazm
        return hazm.Normalizer().normalize
    if name == "shekar":
        import shekar
        return shekar.Normalizer()
    import parsivar
    return parsivar.Normalizer(statistical_space_correction=name.endswith("statistical")).normalize


def program(name):
    """The command line of a peer that is a program."""
    if name == "virastar":
        return ["node", str(HERE / "virastar.js")]
    subprocess.run(["cargo", "build", "-q", "--release", "--example", name], cwd=HERE, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))
    return [str(target / "release/examples" / name)]


def normalizer(name):
    """A function from lines to lines."""
    if name == "virastar" or name in CRATES + ("hamvar",):
        command = program(name)
        environment = {**os.environ, "NODE_PATH": str(pathlib.Path.cwd() / "node_modules")}

        def run(lines):
            text = "\n".join(lines) + "\n"
            done = subprocess.run(command, input=text, capture_output=True, text=True, env=environment, check=True)
            return done.stdout.split("\n")[: len(lines)]
        return run
    peer = python_peer(name)

    def each(lines):
        def one(line):
            # Some peers fail on lines that they do not expect. Such a line counts as left alone.
            try:
                return " ".join(peer(line).split("\n")) if line.strip() else line
            except Exception:
                return line
        return [one(line) for line in lines]
    return each


def main(name):
    accuracy = gate()
    columns = list(accuracy.COLUMNS)
    if name == "hamvar":
        build = ["cargo", "build", "-q", "--release", "--example", "normalize", "--example", "separate_words"]
        subprocess.run(build, cwd=accuracy.ROOT, check=True)
    else:
        peer = normalizer(name)
        accuracy.normalized = lambda text, count, *_: peer(text.split("\n")[:count])
        # No peer finds words in text without gaps.
        accuracy.run = lambda *_, text: text
        columns.remove("bare")
    print("| text | " + " | ".join(columns) + " |")
    for text in accuracy.TEXTS:
        row, figures = accuracy.measure_text(text)
        shown = (accuracy.shown(column, figures[column]) for column in columns)
        print(f"| {row} | " + " | ".join(shown) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
