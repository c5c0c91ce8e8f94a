"""The command line: parses what it is given, calls the library, writes what comes back."""

import gc

gc.set_threshold(100_000, 20, 20)
"""Before the other modules are imported: they make some ten thousand containers that all stay, and
looking through them again and again for rubbish took a fifth of the start."""
