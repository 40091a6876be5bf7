"""cli: arguments, progress, tables, exit codes (contract: design §4).

In: the command line. Out: exit 0 all well, 1 some inputs failed (named, counted), 2 usage. Progress goes to stderr,
`--json` prints for machines. Never: logic; heavy imports before a command needs them.
"""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> None:
    """The `tawthiq` command."""
    if sys.argv[1:] == ["--version"]:  # answered before anything is loaded
        from tawthiq import __version__

        print(f"tawthiq {__version__}")
        return
    from tawthiq.cli.app import app

    try:
        app()
    except Exception as error:
        if os.environ.get("TAWTHIQ_DEBUG"):
            raise
        said = " ".join(str(error).split())
        print(f"error {type(error).__name__}: {said}; what was kept before is whole. This is a bug: please report it, with what TAWTHIQ_DEBUG=1 shows", file=sys.stderr)
        sys.exit(1)
