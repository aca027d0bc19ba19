"""One target under atheris, in a process of its own: `python -m fuzzing.one TARGET FOLDER [options of libFuzzer]`."""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from itertools import islice
from pathlib import Path
from random import Random

import atheris

from fuzzing.target import Target, target_of, tried
from fuzzing.watching import Watch, scratch


def main() -> None:
    """Fuzz one target until it is enough; what it did is in its folder, second by second."""
    name, home, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["raci"]):
        target = target_of(name)
        with tempfile.TemporaryDirectory(dir=scratch()) as folder:
            watch = Watch(target, Path(home))

            def one(data: bytes) -> None:
                with watch.over(data):
                    tried(target, data, Path(folder))

            _warm(target, Path(folder))
            atheris.Setup(["fuzz", *options], one, custom_mutator=_mutator(target) if target.mutate else None)
            watch.begin()
            atheris.Fuzz()


def _warm(target: Target, folder: Path) -> None:
    """Run the first seeds, so that imports are no part of what is measured; whatever happens will happen again."""
    for data in islice(target.seeds(), 20):
        with suppress(Exception):
            tried(target, data, folder)


def _mutator(target: Target) -> object:
    mutate = target.mutate
    assert mutate is not None  # noqa: S101 - said by who asks

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        def blind(part: bytes) -> bytes:
            return bytes(atheris.Mutate(part, max(len(part) * 2, 64)))

        made = mutate(data, Random(seed), blind)  # noqa: S311 - no secret
        return made if len(made) <= most else data

    return mutated


if __name__ == "__main__":
    main()
