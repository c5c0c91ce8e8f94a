// A finding with its excerpt.

function findingItem(finding) {
  const { rule, severity } = finding;
  const differs = finding.expectedMarks.length && finding.expectedMarks.length === finding.foundMarks.length;
  const side = (name, text, marks, other) => (text
    ? [el("dt", {}, t(name)), el("dd", {}, marked(text, marks, other))]
    : null);
  return el(`article.finding.${severity}`, {},
    el("header", {},
      el(`i.sign.${severity}`, { title: t(severity), role: "img", "aria-label": t(severity) }, SIGNS[severity]),
      el("code", {}, rule.code), " ", el("span.rule-name", {}, rule.name),
      finding.fix ? el("span.tag", {}, t(finding.fix === 1 ? "fix_safe" : "fix_unsafe")) : null,
      el("span.where", {}, t("place", { line: finding.line, column: finding.column }))),
    el("p.message", {}, withCode(finding.message)),
    excerpt(finding),
    el("dl", {},
      side("expected", finding.expected, finding.expectedMarks, differs && words(finding.found, finding.foundMarks)),
      side("found", finding.found, finding.foundMarks, differs && words(finding.expected, finding.expectedMarks)),
      finding.related ? [el("dt", {}, t("see")), el("dd", {}, finding.related)] : null,
      el("dt", {}, t("help")), el("dd", {}, withCode(rule.help))));
}

/** A message, with what is between backticks as code. */
function withCode(message) {
  return message.split(/`([^`\n]+)`/).map((piece, index) => (index % 2 ? el("code", {}, piece) : piece));
}

function excerpt(finding) {
  if (!finding.excerpt.length) return null;
  return el("pre.excerpt", {}, finding.excerpt.map(([line, start, end, ends], index) => el("span.line", {},
    el("span.gutter", { "aria-hidden": "true" }, finding.line + index),
    el("code", {}, ends & 1 ? "…" : "", marked(line, [[start, end]]), ends & 2 ? "…" : ""))));
}
