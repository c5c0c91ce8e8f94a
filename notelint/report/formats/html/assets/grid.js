// The grid of notes by the parts of their schemas.

const narrow = matchMedia("(max-width: 760px)");

function grid() {
  const pane = el("div.pane", { role: "grid", "aria-label": t("notes"), tabindex: "-1" });
  const head = el("div.columns.top", { "aria-hidden": "true" });
  pane.append(head);
  const none = el("p.none", { hidden: true }, t("none_shown"));
  pane.style.setProperty("--columns", Math.max(...schemas.map(({ columns }) => columns.length), 0));
  let rows = []; // a note, or the schema whose notes follow
  const list = new Rows(pane, make, (index) => "path" in rows[index]);
  let headed = -1;
  list.onDraw = (index) => {
    const row = rows[index];
    const schema = row === undefined ? -1 : "path" in row ? row.schema : row.index;
    if (schema === headed) return;
    headed = schema;
    const longest = Math.max(0, ...(schemas[schema]?.columns ?? []).map(({ title }) => [...title].length));
    head.style.setProperty("--longest", Math.min(longest, 18));
    head.replaceChildren(...(schema < 0 ? [] : columnHeads(schemas[schema])));
  };

  function make(index) {
    const row = rows[index];
    const element = "path" in row ? noteRow(row, index === list.current) : schemaRow(row);
    element.setAttribute("aria-rowindex", index + 1);
    return element;
  }

  function fill(left) {
    rows = [];
    let schema = -1;
    for (const note of left) {
      if (note.schema !== schema && rows.length) rows.push(schemas[note.schema]);
      schema = note.schema;
      rows.push(note);
    }
    none.hidden = rows.length > 0;
    pane.hidden = !rows.length;
    pane.setAttribute("aria-rowcount", rows.length);
    headed = -1;
    list.set(rows.map((row) => ("path" in row ? (narrow.matches ? 46 : 27) : 34)));
  }
  listeners.push(fill);
  narrow.addEventListener("change", () => fill(matching()));
  return el("section", { id: "notes" }, el("h2", {}, t("notes")), legend(), pane, none);
}

function legend() {
  return el("p.key", {}, Object.entries(CELLS).map(([letter, text]) =>
    el("span", {}, el(`i.cell.${CELLS[letter]}`, { "aria-hidden": "true" }, SIGNS[letter]), t(text))));
}

function columnHeads(schema) {
  return [
    el("span.path", {}, schema.name || t("no_schema")),
    el("span.cells", {}, schema.columns.map(({ id, title }) =>
      el("span.column", { title: `${title} (${id})` }, el("span", {}, title)))),
    el("span.counts", {}, ""),
  ];
}

function schemaRow(schema) {
  return el("div.row.group", { role: "row" }, el("span", { role: "rowheader" }, schema.name || t("no_schema")));
}

function noteRow(note, current) {
  return el("div.row", { role: "row", onclick: () => openNote(note) },
    el("span.path", { role: "rowheader" },
      el("button", { type: "button", tabindex: current ? 0 : -1, title: note.path, "aria-label": note.path, onclick: (event) => { event.stopPropagation(); openNote(note); } },
        el("span.folder", {}, note.folder), el("span.name", {}, note.name))),
    el("span.cells", { role: "presentation" }, cellsOf(note)),
    el("span.counts", { role: "gridcell" }, SEVERITIES.map((severity, index) => note.counts[index]
      ? el(`span.count.${severity}`, { title: t(["errors", "warnings", "unverified_count"][index]) },
        el("i.sign", { "aria-hidden": "true" }, SIGNS[severity]), numbers.format(note.counts[index]))
      : null)));
}

function cellsOf(note) {
  const { columns } = schemas[note.schema];
  return [...note.cells].map((letter, index) => {
    if (!CELLS[letter]) return el("span.cell", { role: "gridcell" });
    const label = `${columns[index].title}: ${t(CELLS[letter])}`;
    return el(`span.cell.${CELLS[letter]}`, { role: "gridcell", title: label, "aria-label": label }, SIGNS[letter]);
  });
}
