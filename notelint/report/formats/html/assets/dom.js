// Makes elements. Text of notes is only ever set as text; nothing here parses HTML.

/** The data in a `script` element of the page. */
function read(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

const data = read("data");
const numbers = new Intl.NumberFormat(data.language);

/** A text of the page, with its fields filled in; numbers as the language writes them. */
function t(name, values = {}) {
  return data.text[name].replace(/\{(\w+)\}/g, (field, key) => {
    const value = values[key];
    return typeof value === "number" ? numbers.format(value) : (value ?? field);
  });
}

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text without characters that are invisible or reorder others: these become their names. */
function visible(text) {
  return text.replace(HIDDEN, (c) =>
    `<U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);
}

/**
 * An element: its tag with classes ("div.card.wide"), its attributes, its children.
 *
 * Attributes whose names begin with "on" are listeners; null and false are left out. Children are
 * elements, texts, or null.
 */
function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : visible(String(value)));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child instanceof Node ? child : visible(String(child)));
  }
}

/** An element of SVG. */
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  append(element, children);
  return element;
}

/** The characters of a text by code point, in which the report counts. */
function characters(text) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

function cut(chars, start, end) {
  const part = chars.slice(start, end);
  return typeof part === "string" ? part : part.join("");
}

/**
 * A text whose marked stretches are `mark` elements; an empty one is a place where something is
 * missing. `others` are the marked words of the other text: the letters that differ are stressed.
 */
function marked(text, marks, others = null) {
  const chars = characters(text);
  const nodes = [];
  let at = 0;
  marks.forEach(([start, end], index) => {
    nodes.push(visible(cut(chars, at, start)));
    const word = cut(chars, start, end);
    nodes.push(start === end
      ? el("mark.gap", {}, "‸")
      : el("mark", {}, others ? letters(word, others[index] ?? "") : word));
    at = Math.max(at, end);
  });
  nodes.push(visible(cut(chars, at, chars.length)));
  return nodes;
}

/** The words that are marked in a text. */
function words(text, marks) {
  const chars = characters(text);
  return marks.map(([start, end]) => cut(chars, start, end));
}

/** A word in which the letters between those that both words begin and end with are stressed. */
function letters(word, other) {
  if (!other) return [word];
  const ours = Array.from(word), theirs = Array.from(other);
  const least = Math.min(ours.length, theirs.length);
  let start = 0, end = 0;
  while (start < least && ours[start] === theirs[start]) start += 1;
  while (end < least - start && ours.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  const stop = ours.length - end;
  return [
    ours.slice(0, start).join(""),
    stop > start ? el("b", {}, ours.slice(start, stop).join("")) : null,
    ours.slice(stop).join(""),
  ];
}

/** A link that is safe to follow; other URLs are text. */
function outward(url) {
  return /^https?:\/\//i.test(url)
    ? el("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, url)
    : el("span", {}, url);
}

/** A list that shows `size` items at first, and as many more at each press of a button. */
function growing(container, items, make, size = 50) {
  container.replaceChildren();
  let shown = 0;
  const more = el("button.more", { type: "button", onclick: () => grow()?.querySelector("button, a")?.focus() });
  container.append(more);
  grow();

  /** Shows more; returns the first of these. */
  function grow() {
    const fresh = items.slice(shown, shown + size).map(make);
    more.before(...fresh);
    shown += fresh.length;
    more.textContent = t("more", { count: items.length - shown });
    if (shown >= items.length) more.remove();
    return fresh[0];
  }
}
