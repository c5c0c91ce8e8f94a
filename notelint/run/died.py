"""The error of a run whose worker is gone."""


class WorkerDiedError(RuntimeError):
    """A worker process ended in the middle of its work: killed from outside, or out of memory."""
