// One note: its sections, findings, quotes and links.

let opened = null; // the note in the dialog
const dialog = el("dialog.note-view", { "aria-labelledby": "note-title" });
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("close", () => {
  opened = null;
  if (location.hash.startsWith("#note=")) history.replaceState(null, "", location.pathname + location.search);
});
dialog.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowRight") step(1);
  if (event.key === "ArrowLeft") step(-1);
});

function openNote(note) {
  opened = note;
  dialog.replaceChildren(...noteView(note));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  dialog.querySelector(".close").focus();
  history.replaceState(null, "", `#note=${encodeURIComponent(note.path)}`);
}

/** Open the next or the previous note among those that the filters leave. */
function step(by) {
  const left = matching();
  const next = left[left.indexOf(opened) + by];
  if (next) openNote(next);
}

function noteView(note) {
  const schema = schemas[note.schema];
  const found = findingsOf(note), quotes = quotesOf(note);
  const its = links.filter((link) => link.places.some(([index]) => index === note.index));
  const list = el("div.findings", {});
  if (found.length) growing(list, found, findingItem, 60);
  quotes.sort((a, b) => QUOTES.indexOf(a.verdict) - QUOTES.indexOf(b.verdict) || a.line - b.line);
  const quoteList = el("div.quotes", {});
  if (quotes.length) growing(quoteList, quotes, (quote) => quoteItem(quote, false), 40);
  return [
    el("header.bar", {},
      el("div.title", {},
        el("h2", { id: "note-title" }, el("span.folder", {}, note.folder), note.name),
        el("p", {}, el(`i.sign.${note.status}`, { "aria-hidden": "true" }, SIGNS[note.status]), " ", t(note.status), " · ", schema.name ? [t("schema"), " ", schema.name, ", "] : null, t(`why_${note.why}`))),
      el("div.buttons", {},
        el("button.previous", { type: "button", "aria-label": t("previous"), title: t("previous"), onclick: () => step(-1) }, "‹"),
        el("button.next", { type: "button", "aria-label": t("next"), title: t("next"), onclick: () => step(1) }, "›"),
        el("button.close", { type: "button", "aria-label": t("close"), title: t("close"), onclick: () => dialog.close() }, "×"))),
    el("div.body", {},
      schema.columns.length ? el("ul.parts", { "aria-label": t("parts") }, [...note.cells].map((letter, index) => (CELLS[letter]
        ? el("li", { title: t(CELLS[letter]) }, el(`i.cell.${CELLS[letter]}`, { role: "img", "aria-label": t(CELLS[letter]) }, SIGNS[letter]), schema.columns[index].title)
        : null))) : null,
      el("h3", {}, t("findings"), el("b", {}, numbers.format(found.length))),
      found.length ? list : el("p.none", {}, t(note.read ? "clean" : "unread")),
      quotes.length ? [el("h3", {}, t("quotes"), el("b", {}, numbers.format(quotes.length))), quoteList] : null,
      its.length ? [el("h3", {}, t("links"), el("b", {}, numbers.format(its.length))), el("div.links", {}, its.map(noteLink))] : null),
  ];
}

function noteLink(link) {
  return el("article.link", {},
    el("p.url", {}, el(`i.sign.${LINK_COLOURS[link.verdict]}`, { "aria-hidden": "true" }, SIGNS[link.verdict]), outward(link.url)),
    linkFacts(link));
}
