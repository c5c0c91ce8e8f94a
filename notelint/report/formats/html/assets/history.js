// What became of the notes from commit to commit: three charts, and the same numbers as a table.

const WIDE = 340, HIGH = 96; // the units of a chart

function historySection() {
  const points = data.history.points.map(
    ([id, date, subject, count, withSchema, conforming, errors, warnings, checked, found, near, linked, dead]) => ({
      id, date, subject, notes: count, conforming, errors, checked, found, linked, dead,
    }));
  const share = (part, whole) => (whole ? part / whole : null);
  const percent = (value) => (value === null ? "–" : `${numbers.format(Math.round(value * 1000) / 10)}%`);
  const most = Math.max(1, ...points.map(({ dead }) => dead));
  return el("section", { id: "history" },
    el("h2", {}, t("history")),
    el("p.lead", {}, t("history_about"), " ",
      points.length < data.history.commits ? t("history_sample", { count: points.length, total: data.history.commits }) : null),
    el("div.cards", {},
      chart("history_conforming", points, ({ conforming, notes: all }) => share(conforming, all), percent, "ok"),
      chart("history_quotes", points, ({ found, checked }) => share(found, checked), percent, "ok"),
      chart("history_dead", points, ({ dead }) => dead / most, (value) => numbers.format(value * most), "error")),
    el("details.all", { open: points.length <= 12 }, el("summary", {}, t("table")),
      el("div.scroll", {}, el("table.rules", {},
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("date")), el("th", { scope: "col" }, t("commit")),
          numberHeads("history_conforming", "history_errors", "history_quotes", "history_dead"))),
        el("tbody", {}, [...points].reverse().map((point) => el("tr", {},
          el("td.date", {}, point.date),
          el("th", { scope: "row" }, el("code", {}, point.id), " ", point.subject),
          el("td.number", {}, `${numbers.format(point.conforming)} / ${numbers.format(point.notes)}`),
          el("td.number.spare", {}, numbers.format(point.errors)),
          el("td.number", {}, `${numbers.format(point.found)} / ${numbers.format(point.checked)}`),
          el("td.number", {}, numbers.format(point.dead)))))))));
}

/** A line over the commits. `value` gives 0 to 1 for a point, or null where there is nothing. */
function chart(title, points, value, shown, colour) {
  const x = (index) => (points.length > 1 ? 4 + (index / (points.length - 1)) * (WIDE - 8) : WIDE / 2);
  const y = (one) => 6 + (1 - one) * (HIGH - 12);
  const dots = points.map((point, index) => ({ point, index, one: value(point) })).filter(({ one }) => one !== null);
  const line = dots.map(({ index, one }, at) => `${at ? "L" : "M"}${x(index).toFixed(1)} ${y(one).toFixed(1)}`).join("");
  const last = dots.at(-1), begin = dots[0];
  const drawing = svg("svg", { class: "chart", viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" },
    [0, 0.5, 1].map((one) => svg("line", { class: "rule-line", x1: 0, x2: WIDE, y1: y(one), y2: y(one) })),
    svg("path", { class: `stroke-${colour}`, d: line }),
    dots.map(({ point, index, one }) => svg("circle", { class: `fill-${colour}`, cx: x(index), cy: y(one), r: dots.length > 60 ? 1.4 : 2.4 },
      svg("title", {}, `${point.date} ${point.id} ${point.subject}: ${shown(one)}`))));
  return el("article.card", {},
    el("h2", {}, t(title)),
    el("p.big", {}, el("strong", {}, last ? shown(last.one) : "–"), begin && begin !== last ? el("span", {}, ` ← ${shown(begin.one)}`) : null),
    drawing,
    el("p.axis", {}, el("span", {}, points[0].date), el("span", {}, points.at(-1).date)));
}
