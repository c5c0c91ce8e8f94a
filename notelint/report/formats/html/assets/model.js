// The report's data by name, and which notes the filters leave.

const SEVERITIES = ["error", "warning", "unverified"];
const QUOTES = ["near", "absent", "folded", "found", "unchecked"];
const LINKS = ["gone", "unverified", "moved", "ok", "unchecked"];
const SIGNS = {
  c: "✓", e: "✕", w: "!", a: "–", n: "?", " ": "",
  error: "✕", warning: "!", unverified: "?", ok: "✓", unchecked: "?",
  near: "≠", absent: "✕", folded: "≈", found: "✓", gone: "✕", moved: "→",
};
const CELLS = { c: "ok", e: "error", w: "warning", a: "absent", n: "unchecked" };

const rules = data.rules.map(([code, name, summary, help]) => ({ code, name, summary, help }));
const schemas = data.schemas.map(({ name, columns }, index) => ({
  index, name, columns: columns.map(([id, title]) => ({ id, title })),
}));

const notes = data.notes.map(([path, schema, cells, read, why, tally, quotes], index) => {
  const counts = [0, 0, 0];
  for (const [, severity, , count] of tally) counts[severity] += count;
  const named = schemas[schema].name !== "";
  const status = counts[0] ? "error" : !named || !read ? "unchecked" : counts[1] ? "warning" : "ok";
  const cutAt = path.lastIndexOf("/");
  return { index, path, folder: path.slice(0, cutAt + 1), name: path.slice(cutAt + 1), schema, cells, read, why, tally, quotes, counts, status };
});

const chunks = [];

/** The findings and quotes of a note, which are read in chunks of some notes. */
function detailsOf(note) {
  const number = Math.floor(note.index / data.chunk);
  chunks[number] ??= read(`notes-${number}`);
  return { findings: chunks[number].findings[note.index % data.chunk], quotes: chunks[number].quotes[note.index % data.chunk] };
}

function findingsOf(note) {
  return detailsOf(note).findings.map(
    ([rule, severity, line, column, message, part, expected, expectedMarks, found, foundMarks, excerpt, fix, related]) => ({
      rule: rules[rule], severity: SEVERITIES[severity], line, column, message, part,
      expected, expectedMarks, found, foundMarks, excerpt, fix, related,
    }));
}

function quotesOf(note) {
  return detailsOf(note).quotes.map(
    ([part, verdict, line, quote, marks, passage, passageMarks, path, passageLine, places, before, after]) => ({
      note, part, verdict: QUOTES[verdict], line, quote, marks, passage: passage || quote,
      passageMarks, path, passageLine, places, before, after,
    }));
}

const links = data.links.map(([url, verdict, reason, checked, lastGood, cached, moved, soft, places]) => ({
  url, verdict: LINKS[verdict], reason, checked, lastGood, cached, moved, soft, places,
}));

/** What the filters ask for; "" for anything. `quote` and `link` are verdicts, shown alone. */
const filters = { search: "", folder: "", schema: "", rule: "", status: "", sort: "path", quote: "", link: "" };
const listeners = [];

function setFilters(changes) {
  Object.assign(filters, changes);
  for (const listener of listeners) listener(matching());
}

/** The notes that the filters leave, in the order that they ask for, by schema. */
function matching() {
  const search = filters.search.normalize("NFC").toLowerCase();
  const rule = rules.findIndex(({ code }) => code === filters.rule);
  const left = notes.filter((note) =>
    (!filters.schema || schemas[note.schema].name === filters.schema.slice(1))
    && (!filters.status || note.status === filters.status)
    && note.folder.startsWith(filters.folder)
    && (!search || note.path.normalize("NFC").toLowerCase().includes(search))
    && (rule < 0 || note.tally.some(([index]) => index === rule)));
  const weight = ({ counts }) => counts[0] * 1e6 + counts[1] * 1e3 + counts[2];
  if (filters.sort === "problems") left.sort((a, b) => weight(b) - weight(a) || a.index - b.index);
  return left.sort((a, b) => a.schema - b.schema);
}

function tally(items, key) {
  const counts = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}
