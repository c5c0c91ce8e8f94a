// What was verified, and what to fix first.

function overview() {
  const quoteCounts = {};
  for (const { quotes } of notes) {
    for (const verdict of quotes) quoteCounts[QUOTES[verdict]] = (quoteCounts[QUOTES[verdict]] ?? 0) + 1;
  }
  return el("section", { id: "overview", "aria-label": t("overview") },
    el("div.cards", {},
      card("notes", tally(notes, (note) => note.status), [
        ["ok", "ok", "ok"], ["warning", "warning", "warning"], ["error", "error", "error"], ["unchecked", "unchecked", "unchecked"],
      ], (status) => { setFilters({ status }); show("notes"); }, ["ok", "warning"]),
      card("quotes", quoteCounts, [
        ["found", "quote_found", "ok"], ["folded", "quote_folded", "ok2"], ["near", "quote_near", "warning"],
        ["absent", "quote_absent", "error"], ["unchecked", "quote_unchecked", "unchecked"],
      ], (quote) => { setFilters({ quote }); show("quotes"); }, ["found", "folded"]),
      card("links", tally(links, (link) => link.verdict), [
        ["ok", "link_ok", "ok"], ["moved", "link_moved", "ok2"], ["gone", "link_gone", "error"],
        ["unverified", "link_unverified", "unverified"], ["unchecked", "link_unchecked", "unchecked"],
      ], (link) => { setFilters({ link }); show("links"); }, ["ok", "moved"])));
}

/** A card: how many are good of how many, a bar of the verdicts, and each verdict with its number. */
function card(title, counts, verdicts, choose, good) {
  const total = verdicts.reduce((sum, [key]) => sum + (counts[key] ?? 0), 0);
  const fine = good.reduce((sum, key) => sum + (counts[key] ?? 0), 0);
  const bar = svg("svg", { class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
  let x = 0;
  for (const [key, , colour] of verdicts) {
    const share = total ? ((counts[key] ?? 0) / total) * 100 : 0;
    if (share) bar.append(svg("rect", { class: `fill-${colour}`, x, y: 0, width: share, height: 6 }));
    x += share;
  }
  return el("article.card", {},
    el("h2", {}, t(title)),
    el("p.big", {}, el("strong", {}, numbers.format(fine)), el("span", {}, ` / ${numbers.format(total)}`)),
    bar,
    el("ul.legend", {}, verdicts.filter(([key]) => counts[key]).map(([key, text, colour]) =>
      el("li", {}, el("button", { type: "button", onclick: () => choose(key) },
        el(`i.sign.${colour}`, { "aria-hidden": "true" }, SIGNS[key]),
        el("span", {}, t(text)), el("b", {}, numbers.format(counts[key])))))));
}

/** How many findings the baseline hides, if any. */
function hidden() {
  return data.baselined ? t("baselined", { count: data.baselined }) : null;
}

/** The heads of columns with numbers; the second one is left out on a phone. */
function numberHeads(...names) {
  return names.map((name, index) => el(index === 1 ? "th.number.spare" : "th.number", { scope: "col" }, t(name)));
}

/** The commonest rules, each with the share of findings that have a fix. */
function first() {
  const byRule = new Map();
  let total = 0, safe = 0, unsafe = 0;
  for (const note of notes) {
    for (const [rule, severity, fix, count] of note.tally) {
      const entry = byRule.get(rule) ?? { count: 0, fixes: 0, notes: new Set(), severity: 2 };
      entry.count += count;
      if (fix) entry.fixes += count;
      entry.severity = Math.min(entry.severity, severity);
      entry.notes.add(note.index);
      byRule.set(rule, entry);
      total += count;
      if (fix === 1) safe += count;
      if (fix === 2) unsafe += count;
    }
  }
  const section = el("section", { id: "first" }, el("h2", {}, t("first")));
  if (!total) {
    section.append(el("p.none", {}, t("no_findings"), " ", hidden()));
    return section;
  }
  const ranked = [...byRule].sort(([, a], [, b]) => a.severity - b.severity || b.count - a.count);
  const most = Math.max(...ranked.map(([, entry]) => entry.count));
  const rows = ranked.map(([index, entry]) => {
    const rule = rules[index], severity = SEVERITIES[entry.severity];
    return el("tr", {},
      el("th", { scope: "row" }, el("button.rule", { type: "button", onclick: () => { setFilters({ rule: rule.code }); show("notes"); } },
        el(`i.sign.${severity}`, { "aria-hidden": "true" }, SIGNS[severity]),
        el("code", {}, rule.code), el("span", {}, rule.summary))),
      el("td.number", {}, numbers.format(entry.count),
        svg("svg", { class: "share", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { class: `fill-${severity}`, width: (entry.count / most) * 100, height: 4 }))),
      el("td.number.spare", {}, numbers.format(entry.notes.size)),
      el("td.number", {}, entry.fixes ? `${Math.round((entry.fixes / entry.count) * 100)}%` : "–"));
  });
  append(section, [
    el("p.lead", {}, t("fixable", { count: safe, total }), " ", unsafe ? t("fixable_unsafe", { count: unsafe }) : "", " ", hidden()),
    el("table.rules", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("rule")),
        numberHeads("count", "in_notes", "with_fix"))),
      el("tbody", {}, rows)),
  ]);
  return section;
}
