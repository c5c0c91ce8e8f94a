// External links: what is known of each, and the notes that have it.

const LINK_COLOURS = { gone: "error", unverified: "unverified", moved: "ok2", ok: "ok", unchecked: "unchecked" };
const MOST_NOTES = 20;

function linkSection() {
  const counts = tally(links, (link) => link.verdict);
  const list = el("div.links", {});
  if (!links.length) return el("section", { id: "links" }, el("h2", {}, t("links")), el("p.none", {}, t("no_links")));
  listeners.push((left) => {
    const shown = new Set(left.map((note) => note.index));
    const items = links.filter((link) => (!filters.link || link.verdict === filters.link)
      && link.places.some(([note]) => shown.has(note)));
    const order = LINKS.flatMap((verdict) => items.filter((link) => link.verdict === verdict));
    if (items.length) growing(list, order, linkItem, 60);
    else list.replaceChildren(el("p.none", {}, t("none_shown")));
  });
  return el("section", { id: "links" }, el("h2", {}, t("links")),
    chooser("link", [["", t("all"), links.length],
      ...LINKS.filter((key) => counts[key]).map((key) => [key, t(`link_${key}`), counts[key], LINK_COLOURS[key]])]),
    list);
}

function linkItem(link) {
  return el("article.link", {},
    el("p.url", {},
      el(`i.sign.${LINK_COLOURS[link.verdict]}`, { "aria-hidden": "true" }, SIGNS[link.verdict]),
      outward(link.url)),
    linkFacts(link),
    el("details", {}, el("summary", {}, t("used_in", { count: link.places.length })),
      el("ul", {}, link.places.slice(0, MOST_NOTES).map(([note, line]) => el("li", {},
        el("button.note", { type: "button", onclick: () => openNote(notes[note]) }, `${notes[note].path}:${line}`))),
      link.places.length > MOST_NOTES ? el("li", {}, `+${numbers.format(link.places.length - MOST_NOTES)}`) : null)));
}

/** What is known of a link, in one line. */
function linkFacts(link) {
  const bad = ["gone", "unverified"].includes(link.verdict);
  const facts = [
    t(`link_${link.verdict}`), link.verdict === "ok" ? "" : link.reason, link.soft ? t("soft") : "",
    link.checked ? t("checked_on", { date: link.checked }) : "",
    link.cached ? t("from_cache") : "",
    bad && link.checked ? (link.lastGood ? t("last_good", { date: link.lastGood }) : t("never_good")) : "",
  ].filter(Boolean);
  return el("p.facts", {}, facts.join(" · "), link.moved ? [" · ", t("moved_to"), " ", outward(link.moved)] : null);
}
