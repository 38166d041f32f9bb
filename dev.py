#!/usr/bin/env python3
"""Everything a developer runs: `python3 dev.py help`. Needs nothing but Python."""

from __future__ import annotations

import sys

from devtools.interpreter import ensure_supported

# Before the rest is read, which an old Python could not.
ensure_supported()

from devtools.commands import main  # noqa: E402
from devtools.processes import leave_in_order  # noqa: E402

if __name__ == "__main__":
    leave_in_order()
    sys.exit(main(sys.argv[1:]))
