"""The most memory that a program took, measured from within."""

PEAK = """
import os, resource, sys

def peak():
    # MB. Linux also counts for `ru_maxrss` what the process took before it became this program.
    if os.path.exists("/proc/self/status"):
        with open("/proc/self/status") as status:
            line = next(line for line in status if line.startswith("VmHWM:"))
        return int(line.split()[1]) // 1000
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
"""
"""Code that defines `peak()`, to stand in front of a program's own."""
