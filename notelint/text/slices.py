"""A stretch of a rendered text, with its way back to the source."""

from notelint.model.note import Mark, Run, Text


def sliced(text: Text, start: int, end: int) -> Text:
    """The rendered `[start, end)` as a text of its own: its runs, marks and links. Linear.

    Of a link only its source is known; it belongs to the stretch in whose source it begins.
    """
    runs = []
    for run in text.runs:
        first, last = max(run.plain, start), min(run.plain + run.length, end)
        if first >= last:
            continue
        if run.length == run.width:
            runs.append(
                Run(first - start, last - first, run.source + first - run.plain, last - first)
            )
        else:
            runs.append(Run(first - start, last - first, run.source, run.width))
    marks = [
        Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.span)
        for mark in text.marks
        if max(mark.start, start) < min(mark.end, end)
    ]
    begins = text.span(start, start + 1).start
    links = [link for link in text.links if link.span.end > begins]
    if end < len(text.plain):
        ends = text.span(start, end).end
        links = [link for link in links if link.span.start < ends]
    return Text(text.plain[start:end], tuple(runs), tuple(marks), tuple(links))
