// Puts the page together.

const SECTIONS = ["overview", "first", "notes", "quotes", "links", ...(data.history ? ["history"] : [])];

/** Scroll to a section. */
function show(id) {
  document.getElementById(id).scrollIntoView({ block: "start" });
}

/** The button that changes the color scheme: as the system has it, light, dark. */
function themeButton() {
  const themes = ["auto", "light", "dark"];
  const store = (change) => { try { return change(localStorage); } catch { return null; } };
  let theme = store((storage) => storage.getItem("notelint-theme"));
  const button = el("button.theme", {
    type: "button",
    onclick: () => use(themes[(themes.indexOf(theme) + 1) % themes.length]),
  });
  function use(name) {
    theme = themes.includes(name) ? name : "auto";
    document.documentElement.dataset.theme = theme;
    store((storage) => storage.setItem("notelint-theme", theme));
    button.replaceChildren(el("i", { "aria-hidden": "true" }, { auto: "◐", light: "○", dark: "●" }[theme]), " ", t(`theme_${theme}`));
    button.setAttribute("aria-label", `${t("theme")}: ${t(`theme_${theme}`)}`);
  }
  use(theme);
  return button;
}

document.body.append(
  el("a.skip", { href: "#notes" }, t("skip")),
  el("header.page", {},
    el("h1", {}, t("title")),
    el("nav", {}, SECTIONS.map((id) => el("a", { href: `#${id}` }, t(id)))),
    el("p.made", {}, [data.made, data.version ? `notelint ${data.version}` : ""].filter(Boolean).join(" · ")),
    themeButton()),
  el("main", {}, overview(), first(), filterBar(), grid(), quoteSection(), linkSection(), data.history ? historySection() : null),
  dialog,
);
setFilters({});

function openNamed() {
  if (!location.hash.startsWith("#note=")) return;
  const path = decodeURIComponent(location.hash.slice("#note=".length));
  const note = notes.find((one) => one.path === path);
  if (note && note !== opened) openNote(note);
}
addEventListener("hashchange", openNamed);
openNamed();
document.documentElement.dataset.ready = "true";
