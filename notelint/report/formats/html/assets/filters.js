// The bar of filters, which holds for notes, quotes and links.

const MOST_FOLDERS = 300;

function filterBar() {
  const controls = {};
  const label = (name, control) => {
    controls[name] = control;
    control.id = `filter-${name}`;
    return el("div.field", {}, el("label", { for: control.id }, t(name)), control);
  };
  const options = (pairs) => pairs.map(([value, text]) => el("option", { value }, text));
  const select = (name, pairs) => label(name, el("select", {
    onchange: (event) => setFilters({ [name]: event.target.value }),
  }, options(pairs)));

  let timer = 0;
  const search = label("search", el("input", {
    type: "search", spellcheck: "false", autocomplete: "off",
    oninput: (event) => {
      clearTimeout(timer);
      timer = setTimeout(() => setFilters({ search: event.target.value }), 120);
    },
  }));
  const shown = el("output", { "aria-live": "polite" });
  const clear = el("button.clear", {
    type: "button",
    onclick: () => setFilters({ search: "", folder: "", schema: "", rule: "", status: "", quote: "", link: "" }),
  }, t("clear"));
  const found = new Set(notes.flatMap(({ tally }) => tally.map(([rule]) => rule)));
  const bar = el("form.filters", { "aria-label": t("filter"), onsubmit: (event) => event.preventDefault() },
    search,
    select("folder", [["", t("all")], ...folders().map((folder) => [folder, folder])]),
    schemas.length > 1
      ? select("schema", [["", t("all")], ...schemas.map(({ name }) => [`=${name}`, name || t("no_schema")])])
      : null,
    select("status", [["", t("all")], ...["ok", "warning", "error", "unchecked"].map((name) => [name, t(name)])]),
    select("rule", [["", t("all")], ...rules.filter((_, index) => found.has(index)).map(({ code, name }) => [code, `${code} ${name}`])]),
    select("sort", [["path", t("by_path")], ["problems", t("by_problems")]]),
    el("p.shown", {}, shown, clear));
  listeners.push((left) => {
    for (const [name, control] of Object.entries(controls)) {
      if (control !== document.activeElement || name !== "search") control.value = filters[name];
    }
    const { search: searched, folder, schema, rule, status, quote, link } = filters;
    clear.hidden = !(searched || folder || schema || rule || status || quote || link);
    shown.textContent = t("shown", { count: left.length, total: notes.length });
  });
  return bar;
}

/** The folders of the notes and those above; if there are too many, only the upper ones. */
function folders() {
  const all = new Set();
  for (const { folder } of notes) {
    for (let at = folder.indexOf("/"); at >= 0; at = folder.indexOf("/", at + 1)) {
      all.add(folder.slice(0, at + 1));
    }
  }
  let sorted = [...all].sort();
  for (let depth = 8; sorted.length > MOST_FOLDERS && depth > 0; depth -= 1) {
    sorted = sorted.filter((folder) => folder.split("/").length <= depth + 1);
  }
  return sorted.slice(0, MOST_FOLDERS);
}

/** Buttons for one of several verdicts, each with its number; the one in force is pressed. */
function chooser(filter, choices) {
  const buttons = choices.map(([value, text, count, colour]) => el("button", {
    type: "button", "aria-pressed": "false", "data-value": value,
    onclick: () => setFilters({ [filter]: filters[filter] === value ? "" : value }),
  }, value ? el(`i.sign.${colour}`, { "aria-hidden": "true" }, SIGNS[value]) : null, el("span", {}, text), el("b", {}, numbers.format(count))));
  listeners.push(() => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.value === filters[filter]));
  });
  return el("div.chooser", { role: "group" }, buttons);
}
