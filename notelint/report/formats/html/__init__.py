"""The HTML report: one file that opens without a network.

`data` makes plain data of the report, `page` puts it into the page as JSON, and a script of ours
draws it in the browser. Nothing of a note is ever HTML: what a note contains is in the JSON only,
and the script sets it as text. `texts` are the words of the page.

The page has five places to fill in, so it is a `string.Template`, and no template engine.
"""

from notelint.model.facts import CheckReport
from notelint.report import ReportOptions
from notelint.report.formats.html.data import page_data
from notelint.report.formats.html.page import page


def render(report: CheckReport, options: ReportOptions) -> str:
    """The page."""
    return page(page_data(report, options), options.language)
