/** How the file was read, shown over its own cells, with the doubts; and correctable there. */

import { at, get } from "./ask.js";
import { button, fill, make, named, plain, say } from "./elements.js";
import { dropDown } from "./drop_down.js";

const STEP = 200;
const NAMES = { sheet: "", range: "", header: "", duties: "", transposed: "", notation: "" };

/** Return the letters of a column, from 1. */
export function letters(column) {
  let name = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** Show the cells of the file as they are, and what was made of them. */
export async function readingView(main, { matrix, editing }) {
  const view = new ReadingView(matrix, editing);
  fill(main, view.host);
  await view.load();
  return { redraw: (isNew) => isNew && view.load(), again: () => view.load() };
}

class ReadingView {
  constructor(matrix, editing) {
    Object.assign(this, { matrix, editing, start: null });
    this.set = { ...NAMES };
    this.told = make("div", { class: "read-told" });
    this.table = make("div", { class: "wide cells", id: "cells", role: "region", "aria-label": "Cells of the file", tabindex: 0 });
    this.more = make("p", {});
    this.host = make("div", { class: "view reading-view" }, make("h2", { tabindex: -1 }, "How the file was read"), this.told, this.#form(), this.table, this.more);
  }

  #form() {
    const field = (name, words, width, hint) => make("p", { class: "choice" }, make("label", { for: `as-${name}` }, words), make("input", { id: `as-${name}`, name, size: width, placeholder: hint, autocomplete: "off" }));
    this.form = make("form", { class: "layout", "aria-label": "Read it otherwise" },
      field("range", "Region", 10, "B4:K30"), field("header", "Row of the roles’ names", 4, "4"), field("duties", "Column of the duties’ names", 4, "B"), field("notation", "Letters", 8, "RACI"),
      make("p", { class: "choice" }, make("label", { for: "as-transposed" }, "Lies on its side"), make("select", { id: "as-transposed", name: "transposed" }, ["", "yes", "no"].map((each) => make("option", { value: each }, each || "find out")))),
      make("p", { class: "choices" }, make("button", { class: "first" }, "Read it so"), button("Find out again", () => { this.form.reset(); this.#send(); }, { class: "quiet" })));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#send(); });
    return make("details", { class: "otherwise", open: true }, make("summary", {}, "Read it otherwise"), make("p", { class: "soft" }, "Click the number of a row or the letter of a column to say what it is; click one cell and, with Shift, another for the region. What you leave empty is found out. Your edits so far are taken up again where they still fit."), this.form);
  }

  async #send() {
    const values = Object.fromEntries(new FormData(this.form).entries());
    const body = { range: values.range.trim().toUpperCase() || null, header: Number(values.header) || null, duties: values.duties.trim().toUpperCase() || null, notation: values.notation.trim() || null };
    body.transposed = values.transposed ? values.transposed === "yes" : null;
    if (this.source?.sheet) body.sheet = this.source.sheet;
    if (await this.editing.layout(body)) say("Read anew.");
  }

  async load() {
    this.source = await this.#part(0);
    this.#notes();
    this.#cells();
  }

  #part(from) { return get(`${at(this.matrix.id, "source")}?matrix=${this.matrix.told.matrix ?? 0}&from=${from}&to=${from + STEP}`); }

  #notes() {
    const { decisions = [], doubts = this.matrix.told.doubts || [], sheet } = this.source;
    const list = (title, items) => (items.length ? [make("h3", {}, title), make("ul", {}, items)] : null);
    const doubt = (each) => make("li", { class: each.kind || "doubt" }, each.where ? this.#to(each.where) : null, named(each.message || each));
    fill(this.told, sheet ? make("p", { class: "soft" }, "Sheet ", named(sheet)) : null, list("Doubts", doubts.map(doubt)), list("Decisions", decisions.map((each) => make("li", {}, named(each.message || each)))));
  }

  #to(where) {
    const found = /([A-Z]+)(\d+)/.exec(where);
    const cell = found && (() => this.table.querySelector(`[data-cell="${found[0]}"]`));
    return found ? [button(plain(where), () => { const there = cell(); there?.scrollIntoView({ block: "center", inline: "center" }); there?.focus(); }, { class: "link" }), " "] : null;
  }

  #what(column) { return (this.source.columns_read || this.source.columnsRead || []).find((each) => each.column === column); }

  #cells() {
    const { source } = this;
    const width = Math.max(source.columns || 0, ...source.rows.map((row) => row.length));
    const heads = [];
    for (let column = 1; column <= width; column += 1) {
      const what = this.#what(column);
      const words = what ? what.what : "";
      heads.push(make("th", { scope: "col", class: words || null }, button(letters(column), (event) => this.#column(event.currentTarget, column), { class: "link", "aria-haspopup": "menu", "aria-label": `Column ${letters(column)}${words ? `, read as ${words}` : ""}` }), words ? make("small", {}, words) : null));
    }
    this.body = make("tbody", {}, source.rows.map((row, number) => this.#row(row, (source.first || 1) + number, width)));
    fill(this.table, make("table", {}, make("thead", {}, make("tr", {}, make("td", {}, ""), heads)), this.body));
    this.#rest(source, width);
    this.body.addEventListener("click", (event) => this.#corner(event));
  }

  #rest(source, width) {
    const shown = (source.first || 1) - 1 + source.rows.length;
    const rest = (source.total ?? shown) - shown;
    fill(this.more, rest > 0 ? button(`Show more of ${rest.toLocaleString("en")} other rows`, async () => {
      const next = await this.#part(shown);
      this.body.append(...next.rows.map((row, number) => this.#row(row, (next.first || shown + 1) + number, width)));
      this.#rest({ ...next, first: next.first || shown + 1 }, width);
    }) : null);
  }

  #row(row, number, width) {
    const { source } = this;
    const region = source.region;
    const isHeading = (source.headings || []).includes(number);
    const isIn = region && number >= region.top && number <= region.bottom;
    const why = (source.ignored || []).find((each) => each.row === number && !each.column);
    const words = isHeading ? "headings" : why ? "left out" : "";
    const kind = isHeading ? "heading" : why ? "ignored" : "";
    const cells = [];
    for (let column = 1; column <= width; column += 1) {
      const edges = isIn && column >= region.left && column <= region.right ? ["in", number === region.top && "top", number === region.bottom && "bottom", column === region.left && "left", column === region.right && "right"] : [];
      const name = `${letters(column)}${number}`;
      const isLegend = this.#isLegend(number, column);
      cells.push(make("td", { class: [kind, isLegend && "legend-cell", ...edges].filter(Boolean).join(" ") || null, "data-cell": name, tabindex: -1, title: isLegend ? "legend" : why?.why || null }, named(row[column - 1] ?? "")));
    }
    return make("tr", {}, make("th", { scope: "row" }, button(String(number), (event) => this.#line(event.currentTarget, number), { class: "link", "aria-haspopup": "menu", "aria-label": `Row ${number}${words ? `, ${words}` : ""}` }), words ? make("small", {}, words) : null), cells);
  }

  #isLegend(row, column) {
    const { legend } = this.source;
    if (Array.isArray(legend)) return legend.some((each) => each.row === row && each.column === column);
    return Boolean(legend && row >= legend.top && row <= legend.bottom && column >= legend.left && column <= legend.right);
  }

  #line(anchor, number) {
    const region = this.source.region || { left: 1, right: this.source.columns || 1, bottom: this.source.total || number };
    const take = (field, value) => { this.form.elements[field].value = value; this.#send(); };
    dropDown(anchor, `Row ${number}`, [
      { words: "The roles’ names stand in this row", does: () => take("header", number) },
      { words: "The matrix ends with this row", does: () => take("range", `${letters(region.left)}${Math.min(region.top || 1, number)}:${letters(region.right)}${number}`) },
    ]);
  }

  #column(anchor, column) {
    dropDown(anchor, `Column ${letters(column)}`, [{ words: "The duties’ names stand in this column", does: () => { this.form.elements.duties.value = letters(column); this.#send(); } }]);
  }

  #corner(event) {
    const cell = event.target.closest("[data-cell]")?.dataset.cell;
    if (!cell) return;
    if (event.shiftKey && this.start) { this.form.elements.range.value = `${this.start}:${cell}`; say(`Region ${this.start} to ${cell}`); getSelection()?.removeAllRanges(); } else this.start = cell;
  }
}
