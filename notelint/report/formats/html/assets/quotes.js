// Every quote beside its passage; those that need a reader come first.

const QUOTE_COLOURS = { near: "warning", absent: "error", folded: "ok2", found: "ok", unchecked: "unchecked" };

function quoteSection() {
  const all = notes.flatMap((note) => [...note.quotes].map((verdict, index) => ({ note, index, verdict: QUOTES[verdict] })));
  const counts = tally(all, (quote) => quote.verdict);
  const list = el("div.quotes", {});
  if (!all.length) return el("section", { id: "quotes" }, el("h2", {}, t("quotes")), el("p.none", {}, t("no_quotes")));
  listeners.push((left) => {
    const shown = new Set(left.map((note) => note.index));
    const items = all.filter((quote) => shown.has(quote.note.index) && (!filters.quote || quote.verdict === filters.quote));
    const order = QUOTES.flatMap((verdict) => items.filter((quote) => quote.verdict === verdict));
    if (items.length) growing(list, order, ({ note, index }) => quoteItem(quotesOf(note)[index], true), 40);
    else list.replaceChildren(el("p.none", {}, t("none_shown")));
  });
  return el("section", { id: "quotes" }, el("h2", {}, t("quotes")),
    chooser("quote", [["", t("all"), all.length],
      ...QUOTES.filter((key) => counts[key]).map((key) => [key, t(`quote_${key}`), counts[key], QUOTE_COLOURS[key]])]),
    list);
}

function quoteItem(quote, named) {
  const { verdict } = quote;
  const paired = quote.marks.length === quote.passageMarks.length;
  const passage = {
    absent: () => el("p.same", {}, t("no_passage")),
    unchecked: () => el("p.same", {}, t("no_article")),
  }[verdict] ?? (() => el("blockquote", {},
    quote.before ? el("span.around", {}, `… ${quote.before}`) : null,
    marked(quote.passage, quote.passageMarks, paired && words(quote.quote, quote.marks)),
    quote.after ? el("span.around", {}, `${quote.after} …`) : null));
  const place = quote.passageLine ? `${quote.path ? `${quote.path}:` : ""}${quote.passageLine}` : "";
  return el(`article.quote.${verdict}`, {},
    el("header", {},
      el(`i.sign.${QUOTE_COLOURS[verdict]}`, { "aria-hidden": "true" }, SIGNS[verdict]),
      el("span.verdict", {}, t(`quote_${verdict}`)),
      named ? el("button.note", { type: "button", onclick: () => openNote(quote.note) }, quote.note.path) : null),
    el("div.sides", {},
      el("div.side", {}, el("h4", {}, t("quote"), " ", el("span", {}, t("line", { line: quote.line }))),
        el("blockquote", {}, marked(quote.quote, quote.marks, paired && words(quote.passage, quote.passageMarks)))),
      el("div.side", {}, el("h4", {}, t("passage"), " ", el("span", {}, place ? (quote.path ? place : t("line", { line: quote.passageLine })) : "")),
        passage(),
        quote.places ? el("p.same", {}, t("others", { count: quote.places })) : null)));
}
