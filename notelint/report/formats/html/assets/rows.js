// A list of any length of which only the rows in view exist.

const AHEAD = 8; // rows above and below the view, so that scrolling shows no gaps

/**
 * Rows in a scrolling `pane`. `heights` has each row's height in pixels, `make(index)` its element.
 *
 * The arrow keys, Page Up and Down, Home and End move the focus between rows that `canFocus`.
 */
class Rows {
  constructor(pane, make, canFocus) {
    this.pane = pane;
    this.make = make;
    this.canFocus = canFocus;
    this.space = el("div.space", { role: "presentation" });
    this.shown = new Map();
    this.current = 0;
    pane.append(this.space);
    pane.addEventListener("scroll", () => requestAnimationFrame(() => this.draw()), { passive: true });
    pane.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.draw()).observe(pane);
  }

  /** Show other rows, from the top. */
  set(heights) {
    this.tops = new Float64Array(heights.length + 1);
    heights.forEach((height, index) => { this.tops[index + 1] = this.tops[index] + height; });
    this.count = heights.length;
    this.current = Math.max(0, this.next(-1, 1));
    this.space.style.height = `${this.tops[this.count]}px`;
    this.pane.scrollTop = 0;
    this.clear();
    this.draw();
  }

  clear() {
    for (const row of this.shown.values()) row.remove();
    this.shown.clear();
  }

  /** The row at a height of the list. */
  at(top) {
    let low = 0, high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tops[middle + 1] <= top) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  draw() {
    const top = this.pane.scrollTop - this.space.offsetTop;
    const first = Math.max(0, this.at(top) - AHEAD);
    const last = Math.min(this.count, this.at(top + this.pane.clientHeight) + 1 + AHEAD);
    for (const [index, row] of this.shown) {
      if (index >= first && index < last) continue;
      if (row.contains(document.activeElement)) continue; // a row out of view keeps the focus
      row.remove();
      this.shown.delete(index);
    }
    for (let index = first; index < last; index += 1) {
      if (this.shown.has(index)) continue;
      const row = this.make(index);
      row.style.top = `${this.tops[index]}px`;
      row.style.height = `${this.tops[index + 1] - this.tops[index]}px`;
      this.shown.set(index, row);
      const after = [...this.shown.keys()].filter((other) => other > index);
      this.space.insertBefore(row, after.length ? this.shown.get(Math.min(...after)) : null);
    }
    this.onDraw?.(Math.min(this.at(Math.max(0, top)), Math.max(0, this.count - 1)));
  }

  /** The next row that can have the focus, in a direction; -1 if there is none. */
  next(index, step) {
    for (let row = index + step; row >= 0 && row < this.count; row += step) {
      if (this.canFocus(row)) return row;
    }
    return -1;
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.pane.clientHeight / 40));
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = this.rowOf(event.target);
    if (row === null) return;
    event.preventDefault();
    const goal = Math.min(this.count - 1, Math.max(0, row + step));
    const way = Math.sign(step);
    const there = [this.next(goal - way, way), this.next(goal, -way)].find((one) => one >= 0);
    if (there !== undefined) this.focus(there);
  }

  rowOf(element) {
    for (const [index, row] of this.shown) if (row.contains(element)) return index;
    return null;
  }

  focus(index) {
    this.current = index;
    const head = this.space.offsetTop;
    const top = this.tops[index] + head, bottom = this.tops[index + 1] + head;
    const view = this.pane;
    if (top - head < view.scrollTop) view.scrollTop = top - head;
    else if (bottom > view.scrollTop + view.clientHeight) view.scrollTop = bottom - view.clientHeight;
    this.draw();
    for (const [other, row] of this.shown) {
      const button = row.querySelector("button");
      if (button) button.tabIndex = other === index ? 0 : -1;
    }
    this.shown.get(index)?.querySelector("button")?.focus({ preventScroll: true });
  }
}
