"""Issues in the log of Azure Pipelines, as logging commands.

learn.microsoft.com, "Logging commands", `task.logissue`; the escapes are those of the agent's
`LoggingCommand`.
"""

from notelint.locale import in_language
from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.messages import SEVERITIES, message_of
from notelint.report.summary import last_line
from notelint.report.terminal import visible, visible_path

TYPES = {"error": "error", "warning": "warning", "unverified": "warning"}
"""There are no others; what is unverified is called so in its message."""


def render(report: CheckReport, options: ReportOptions) -> str:
    """A command for each finding, then a plain line that says what was verified."""
    commands = "".join(f"{_command(finding, options)}\n" for finding in report.findings)
    return commands + last_line(report.summary, options)


def _command(finding: Finding, options: ReportOptions) -> str:
    properties = {
        "type": TYPES[finding.severity],
        "sourcepath": visible_path(finding.path),
        "linenumber": str(finding.line),
        "columnnumber": str(finding.column),
        "code": finding.code,
    }
    assignments = "".join(f"{key}={_property(value)};" for key, value in properties.items())
    text = f"{finding.name}: {visible(message_of(finding, options.language))}"
    if finding.severity == "unverified":
        text = f"{in_language(SEVERITIES['unverified'], options.language)} {text}"
    return f"##vso[task.logissue {assignments}]{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
