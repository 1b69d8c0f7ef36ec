"""`proeve bench`: the published benchmarks, one module each, found by their names."""

import argparse
import importlib
import pkgutil

from assessment.settings import Settings
from commands.arguments import Subparsers


def names() -> list[str]:
    """Return the names of the benchmarks there are."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name[0] != "_")


def add_parser(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Describe the command; each benchmark describes its own options."""
    parser = subparsers.add_parser("bench", help="run a published benchmark")
    known = parser.add_subparsers(metavar="NAME", required=True)
    for name in names():
        module = importlib.import_module(f"commands.bench.{name}")
        module.add_parser(known).set_defaults(bench=module.run)
    return parser


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Run the benchmark that was asked for; it prints its method and its ratios."""
    return int(args.bench(args, settings))
