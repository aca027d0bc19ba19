/** The matrix as an ARIA grid of which only the rows and columns in view are made. */

import { paintCell, paintDuty, paintRole, paintSection } from "./cells.js";
import { fill, make } from "./elements.js";
import { linesOf, sectionsAround } from "./lines.js";

const SPARE_ROWS = 6;
const SPARE_COLUMNS = 3;
const WIDE = 10;
const BLANK = make("div", { role: "gridcell", tabindex: -1 });

/** Shows a matrix; `on` has `chosen(place)`, `opened(place)` and `key(event, place)`. */
export class Grid {
  constructor(matrix, on) {
    this.matrix = matrix;
    this.on = on;
    this.folded = new Set();
    this.shows = () => true;
    this.active = { line: null, column: null };
    this.rows = new Map();
    this.scrolled = { top: 0, left: 0 };
    this.sheet = make("div", { class: "sheet", role: "grid", "aria-label": "Matrix" });
    this.host = make("div", { class: "wide", id: "grid" }, this.sheet);
    this.head = make("div", { role: "row", class: "head", "aria-rowindex": 1 });
    this.headings = new Map();
    let asked = false;
    this.host.addEventListener("scroll", () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; this.draw(); });
    }, { passive: true });
    this.sheet.addEventListener("keydown", (event) => this.on.key(event, this.place()));
    this.sheet.addEventListener("click", (event) => this.#clicked(event, false));
    this.sheet.addEventListener("dblclick", (event) => this.#clicked(event, true));
    this.resized = new ResizeObserver(() => this.#resize());
    this.resized.observe(this.host);
  }

  close() {
    clearTimeout(this.later);
    this.resized.disconnect();
  }

  #resize() {
    if (!this.lines) return;
    const before = [this.side, this.width, this.top, this.height].join();
    this.measure();
    if (before === [this.side, this.width, this.top, this.height].join()) this.draw(); else this.#anew();
  }

  #anew() {
    const hadFocus = this.sheet.contains(document.activeElement);
    this.rows.clear();
    this.headings.clear();
    fill(this.sheet, this.head);
    this.measure();
    this.#heading();
    this.draw();
    if (hadFocus) this.focus();
  }

  /** Return the keys of what is chosen: `duty` and `role` are empty on a heading, `section` is one's line. */
  place() {
    const line = this.lines[this.active.line];
    const role = this.matrix.roles[this.active.column];
    return { duty: line?.kind === "duty" ? line.key : "", role: line?.kind === "section" ? "" : role?.key || "", section: line?.kind === "section" ? line : null };
  }

  /** Work the lines out anew, and redraw; what is chosen stays chosen as long as it is there. */
  rebuild() {
    const before = this.lines ? this.kept : null;
    this.lines = linesOf(this.matrix, this.folded, this.shows);
    this.lineOf = new Map(this.lines.map((line, number) => [line.key, number]));
    this.columnOf = new Map(this.matrix.roles.map((role, number) => [role.key, number]));
    this.active = before ? this.#again(before) : { line: this.lines.length ? this.lines.findIndex((line) => line.kind === "duty") : -1, column: 0 };
    this.#keep();
    this.#anew();
  }

  #again({ key, role, line, column }) {
    return {
      line: line < 0 ? -1 : this.lineOf.get(key) ?? Math.min(line, this.lines.length - 1),
      column: column < 0 ? -1 : this.columnOf.get(role) ?? Math.min(column, this.matrix.roles.length - 1),
    };
  }

  /** Remember what is chosen by its keys, since lines and columns may move. */
  #keep() { this.kept = { ...this.active, key: this.lines[this.active.line]?.key, role: this.matrix.roles[this.active.column]?.key }; }

  measure() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = this.host.clientWidth || 800;
    const isNarrow = width < 40 * rem;
    const isWide = !isNarrow && this.matrix.roles.length <= WIDE;
    this.height = Math.round(2.75 * rem);
    this.top = Math.round((isWide ? 4 : 9.5) * rem);
    this.side = Math.round(isNarrow ? Math.min(width * 0.42, 12 * rem) : Math.min(width * 0.35, 21 * rem));
    const word = Math.max(...this.matrix.roles.flatMap((role) => role.name.split(/\s+/).map((each) => Math.min(each.length, 18))), 6);
    const room = (width - this.side - rem) / rem / Math.max(1, this.matrix.roles.length);
    this.width = Math.round((isWide ? Math.max(0.54 * word + 0.8, Math.min(9, room)) : 3.25) * rem);
    this.sheet.classList.toggle("upright", !isWide);
    const total = this.side + this.width * this.matrix.roles.length;
    const sizes = { "--side-size": this.side, "--cell-size": this.width, "--row-size": this.height, "--head-size": this.top };
    for (const [name, value] of Object.entries(sizes)) this.sheet.style.setProperty(name, `${value}px`);
    this.sheet.style.width = `${total}px`;
    this.sheet.style.height = `${this.top + this.height * (this.lines?.length || 0)}px`;
    this.sheet.setAttribute("aria-rowcount", (this.lines?.length || 0) + 1);
    this.sheet.setAttribute("aria-colcount", this.matrix.roles.length + 1);
  }

  #heading() {
    this.corner = make("div", { role: "columnheader", class: "corner", "aria-colindex": 1, tabindex: -1 }, this.matrix.told.corner || "Duty");
    this.corner.place = { line: -1, column: -1 };
    fill(this.head, this.corner);
  }

  /** Return which rows and columns are made: those in view, and some around them once the scrolling rests. */
  #range() {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.host;
    const isFar = Math.abs(scrollTop - this.scrolled.top) > 3 * this.height || Math.abs(scrollLeft - this.scrolled.left) > 2 * this.width;
    this.scrolled = { top: scrollTop, left: scrollLeft };
    clearTimeout(this.later);
    if (isFar) this.later = setTimeout(() => this.draw(), 120);
    const [rows, columns] = isFar ? [0, 0] : [SPARE_ROWS, SPARE_COLUMNS];
    const first = Math.max(0, Math.floor(scrollTop / this.height) - rows);
    const last = Math.min(this.lines.length - 1, Math.ceil((scrollTop + clientHeight - this.top) / this.height) + rows);
    const left = Math.max(0, Math.floor(scrollLeft / this.width) - columns);
    const right = Math.min(this.matrix.roles.length - 1, Math.ceil((scrollLeft + clientWidth - this.side) / this.width) + columns);
    return { first, last, left, right };
  }

  #wanted(first, last, extra, most) {
    const all = [];
    for (let number = first; number <= last; number += 1) all.push(number);
    if (extra >= 0 && extra < most && (extra < first || extra > last)) all[extra < first ? "unshift" : "push"](extra);
    return all;
  }

  /** Make what came into view, and drop what went out of it; what is chosen always stays. */
  draw() {
    if (!this.lines) return;
    const { first, last, left, right } = this.#range();
    const lines = this.#wanted(first, last, this.active.line, this.lines.length);
    const columns = this.#wanted(left, right, this.active.column, this.matrix.roles.length);
    this.columns = columns;
    this.#columns(this.head, this.headings, columns, (role, number) => this.#role(role, number));
    const keep = new Set(lines.map((number) => this.lines[number].key));
    for (const [key, row] of this.rows) if (!keep.has(key)) { row.remove(); this.rows.delete(key); }
    let next = this.head.nextSibling;
    for (const number of lines) {
      const line = this.lines[number];
      let row = this.rows.get(line.key);
      if (row && row === next) next = next.nextSibling;
      else {
        row = row || this.#line(line, number);
        this.sheet.insertBefore(row, next);
      }
      if (line.kind === "duty") this.#columns(row, row.cells, columns, (role, place) => this.#cell(line, number, role, place));
    }
    this.#stop();
  }

  #columns(row, cells, columns, create) {
    const keep = new Set(columns);
    for (const [number, cell] of cells) if (!keep.has(number)) { cell.remove(); cells.delete(number); }
    let next = row.firstChild.nextSibling;
    let before = -1;
    for (const number of columns) {
      let cell = cells.get(number);
      if (cell && cell === next) next = next.nextSibling;
      else {
        cell = cell || create(this.matrix.roles[number], number);
        cells.set(number, cell);
        row.insertBefore(cell, next);
      }
      const gap = number - before - 1;
      before = number;
      if (cell.gap !== gap) { cell.gap = gap; cell.style.marginInlineStart = gap ? `${gap * this.width}px` : ""; }
    }
  }

  #role(role, number) {
    const cell = make("div", { role: "columnheader", "aria-colindex": number + 2, tabindex: -1 });
    cell.place = { line: -1, column: number };
    paintRole(cell, this.matrix, role);
    return cell;
  }

  #cell(line, number, role, place) {
    const cell = BLANK.cloneNode(false);
    cell.setAttribute("aria-colindex", place + 2);
    cell.place = { line: number, column: place };
    paintCell(cell, this.matrix, this.matrix.dutyOf.get(line.key), role);
    return cell;
  }

  #line(line, number) {
    const row = make("div", { role: "row", class: `line ${line.kind}-line`, "aria-rowindex": number + 2 });
    row.style.top = `${this.top + number * this.height}px`;
    row.cells = new Map();
    row.first = make("div", { role: "rowheader", "aria-colindex": 1, tabindex: -1 });
    row.first.place = { line: number, column: -1 };
    if (line.kind === "section") {
      row.first.setAttribute("aria-colspan", this.matrix.roles.length + 1);
      paintSection(row.first, this.matrix, line, () => this.toggle(line));
    } else paintDuty(row.first, this.matrix, this.matrix.dutyOf.get(line.key), line.depth);
    row.append(row.first);
    this.rows.set(line.key, row);
    return row;
  }

  /** Paint what is made anew; nothing moves, and focus stays where it is. */
  paint() {
    for (const [number, cell] of this.headings) paintRole(cell, this.matrix, this.matrix.roles[number]);
    for (const [key, row] of this.rows) {
      const line = this.lines[this.lineOf.get(key)];
      if (line.kind === "section") { paintSection(row.first, this.matrix, line, () => this.toggle(line)); continue; }
      const duty = this.matrix.dutyOf.get(key);
      paintDuty(row.first, this.matrix, duty, line.depth);
      for (const [number, cell] of row.cells) paintCell(cell, this.matrix, duty, this.matrix.roles[number]);
    }
    this.#stop();
  }

  /** Return the element of what is chosen. */
  element({ line, column } = this.active) {
    if (line < 0) return column < 0 ? this.corner : this.headings.get(column);
    const row = this.rows.get(this.lines[line]?.key);
    return column < 0 || this.lines[line]?.kind === "section" ? row?.first : row?.cells.get(column);
  }

  #stop() {
    if (this.stop && this.stop !== this.element()) { this.stop.tabIndex = -1; this.stop.removeAttribute("aria-selected"); this.stop.classList.remove("active"); }
    this.stop = this.element();
    if (!this.stop) return;
    this.stop.tabIndex = 0;
    this.stop.classList.add("active");
    this.stop.setAttribute("aria-selected", "true");
  }

  focus() { this.element()?.focus({ preventScroll: true }); }

  /** Choose a line and a column, bring them into view, and tell. */
  choose(line, column, { focus = true } = {}) {
    this.active = { line: Math.max(-1, Math.min(line, this.lines.length - 1)), column: Math.max(-1, Math.min(column, this.matrix.roles.length - 1)) };
    this.#keep();
    this.#reveal();
    this.draw();
    if (focus) this.focus();
    this.on.chosen(this.place());
  }

  #reveal() {
    const { line, column } = this.active;
    const { host } = this;
    if (line >= 0) {
      const top = line * this.height;
      if (top < host.scrollTop) host.scrollTop = top;
      else if (top + this.height + this.top > host.scrollTop + host.clientHeight) host.scrollTop = top + this.height + this.top - host.clientHeight;
    }
    if (column >= 0 && this.lines[line]?.kind !== "section") {
      const left = column * this.width;
      if (left < host.scrollLeft) host.scrollLeft = left;
      else if (left + this.width + this.side > host.scrollLeft + host.clientWidth) host.scrollLeft = left + this.width + this.side - host.clientWidth;
    }
  }

  /** Choose a duty and a role by their keys, opening the sections around. */
  goTo(duty, role, options) {
    if (duty && !this.lineOf.has(duty)) {
      for (const key of sectionsAround(this.matrix, duty, this.shows)) this.folded.delete(key);
      this.rebuild();
    }
    if (duty && !this.lineOf.has(duty)) return false;
    this.choose(duty ? this.lineOf.get(duty) : -1, role ? this.columnOf.get(role) ?? -1 : -1, options);
    return true;
  }

  /** Fold or open a section. */
  toggle(line, folds = !line.folded) {
    if (folds) this.folded.add(line.key); else this.folded.delete(line.key);
    this.active.line = this.lineOf.get(line.key) ?? this.active.line;
    this.#keep();
    this.rebuild();
  }

  foldAll(folds) {
    const every = linesOf(this.matrix, new Set(), this.shows).filter((line) => line.kind === "section");
    this.folded = new Set(folds ? every.map((line) => line.key) : []);
    this.rebuild();
  }

  #clicked(event, isTwice) {
    const cell = event.target.closest("[role=gridcell], [role=rowheader], [role=columnheader]");
    if (!cell?.place || event.target.closest(".fold")) return;
    const again = this.active.line === cell.place.line && this.active.column === cell.place.column && !isTwice;
    this.choose(cell.place.line, cell.place.column);
    if (isTwice || (again && matchMedia("(pointer: coarse)").matches)) this.on.opened(this.place(), this.element());
  }
}
