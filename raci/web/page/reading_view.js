/** How the file was read, shown over its own cells, with the doubts; and correctable there. */

import { at, get } from "./ask.js";
import { asked } from "./asking.js";
import { button, fill, make, named, plain, say } from "./elements.js";
import { dropDown } from "./drop_down.js";

const STEP = 200;

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
  return { redraw: (isNew) => isNew && view.load() };
}

class ReadingView {
  constructor(matrix, editing) {
    Object.assign(this, { matrix, editing, start: null });
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
    return make("details", { class: "otherwise", open: !matchMedia("(max-width: 40rem)").matches }, make("summary", {}, "Read it otherwise"), make("p", { class: "soft" }, "Click the number of a row or the letter of a column to say what it is; click one cell and, with Shift, another for the region. What you leave empty is found out. What you changed before is given up then."), this.form);
  }

  async #send() {
    const values = Object.fromEntries(new FormData(this.form).entries());
    const body = { region: values.range.trim().toUpperCase() || null, header: Number(values.header) || null, duties: values.duties.trim().toUpperCase() || null, notation: values.notation.trim() || null };
    body.transposed = values.transposed ? values.transposed === "yes" : null;
    if (this.source?.sheet && Object.values(body).some((each) => each !== null)) body.sheet = this.source.sheet;
    if (this.matrix.changed && !(await asked("What you changed so far is given up when the file is read anew.", [], "Read it anew"))) return;
    if (await this.editing.layout(body)) say("Read anew.");
  }

  async load() {
    this.source = await this.#part(1);
    this.#said();
    this.#notes();
    this.#cells();
  }

  #part(from) { return get(`${at(this.matrix.id, "source")}?matrix=${this.matrix.told.matrix ?? 0}&from=${from}&to=${from + STEP - 1}`); }

  #notes() {
    const { decisions = [], doubts = this.matrix.told.doubts || [], sheet, ignored = [] } = this.source;
    const list = (title, items) => (items.length ? [make("h3", {}, title), make("ul", {}, items)] : null);
    const doubt = (each) => make("li", { class: each.kind || "doubt" }, each.where ? this.#to(each.where) : null, named(each.message || each));
    fill(this.told, sheet ? make("p", { class: "soft" }, "Sheet ", named(sheet)) : null, list("Doubts", doubts.map(doubt)), 
      ignored.length ? make("p", {}, "Columns that are left out: ", ignored.map((each, number) => [number ? ", " : "", named(each)]), ".") : null,
      decisions.length ? make("details", { open: !doubts.length && !matchMedia("(max-width: 40rem)").matches }, make("summary", {}, "What was decided on reading it"), make("ul", {}, decisions.map((each) => make("li", {}, named(each))))) : null);
  }

  #to(where) {
    const found = /([A-Z]+)(\d+)/.exec(where);
    const cell = found && (() => this.table.querySelector(`[data-cell="${found[0]}"]`));
    return found ? [button(plain(where), () => { const there = cell(); there?.scrollIntoView({ block: "center", inline: "center" }); there?.focus(); }, { class: "link" }), " "] : null;
  }

  /** Say again in the fields what somebody has said. */
  #said() {
    const { layout = {} } = this.source;
    for (const name of ["range", "header", "duties", "notation"]) this.form.elements[name].value = layout[name] ?? "";
    this.form.elements.transposed.value = layout.transposed === undefined ? "" : layout.transposed ? "yes" : "no";
  }

  /** Return what a column, or a row of a matrix that lies on its side, was read as. */
  #what(column) {
    const { source } = this;
    if (source.across) return (source.headings || []).includes(column) ? "headings" : (source.sectionRows || []).includes(column) ? "section" : "";
    if ((source.roleColumns || {})[column]) return "role";
    if ((source.dutyColumns || []).includes(column)) return "duty";
    return "";
  }

  #whatRow(number) {
    const { source } = this;
    if (source.across) return (source.roleColumns || {})[number] ? "role" : (source.dutyColumns || []).includes(number) ? "duty" : "";
    return (source.headings || []).includes(number) ? "headings" : (source.sectionRows || []).includes(number) ? "section" : "";
  }

  #cells() {
    const { source } = this;
    if (!source.rows.length) { fill(this.table, make("p", { class: "soft" }, "This kind of file has no cells.")); fill(this.more); return; }
    const width = Math.max(source.width || 0, 1);
    const heads = [];
    this.legend = new Set(source.legendCells || []);
    for (let column = 1; column <= width; column += 1) {
      const words = this.#what(column);
      heads.push(make("th", { scope: "col", class: words || null }, button(letters(column), (event) => this.#column(event.currentTarget, column), { class: "link", "aria-haspopup": "menu", "aria-label": `Column ${letters(column)}${words ? `, read as ${words}` : ""}` }), words ? make("small", {}, words) : null));
    }
    this.body = make("tbody", {}, source.rows.map((row, number) => this.#row(row, (source.from || 1) + number, width)));
    fill(this.table, this.#key(), make("table", {}, make("thead", {}, make("tr", {}, make("td", {}, ""), heads)), this.body));
    this.#rest(source, width);
    this.body.addEventListener("click", (event) => this.#corner(event));
  }

  /** Return what the looks of cells mean, as far as they occur. */
  #key() {
    const { headings, sectionRows, legendCells, region } = this.source;
    const looks = [[headings, "heading", "the roles’ names"], [sectionRows, "section", "a section"], [legendCells, "legend", "the legend"], [region && [1], "outside", "no part of the matrix"]];
    return make("ul", { class: "key", "aria-label": "What the looks of cells mean" }, looks.filter(([where]) => where?.length).map(([, look, words]) => make("li", { class: look }, words)));
  }

  #rest(source, width) {
    const shown = (source.from || 1) - 1 + source.rows.length;
    const rest = (source.total ?? shown) - shown;
    fill(this.more, rest > 0 ? button(`Show more of ${rest.toLocaleString("en")} other rows`, async () => {
      const next = await this.#part(shown + 1);
      this.body.append(...next.rows.map((row, number) => this.#row(row, shown + 1 + number, width)));
      this.#rest(next, width);
    }) : null);
  }

  #row(row, number, width) {
    const { source } = this;
    const region = source.region;
    const isIn = region && number >= region.top && number <= region.bottom;
    const words = this.#whatRow(number);
    const kinds = { headings: "heading", section: "section" };
    const cells = [];
    for (let column = 1; column <= width; column += 1) {
      const edges = isIn && column >= region.left && column <= region.right ? ["in", number === region.top && "top", number === region.bottom && "bottom", column === region.left && "left", column === region.right && "right"] : [];
      const name = `${letters(column)}${number}`;
      const isOut = region && !edges.length;
      const isLegend = this.legend.has(name);
      const also = source.across && kinds[this.#what(column)];
      cells.push(make("td", { class: [!isOut && kinds[words], !isOut && also, isLegend && "legend", isOut && !isLegend && "outside", ...edges].filter(Boolean).join(" ") || null, "data-cell": name, title: isLegend ? "read as legend" : null, tabindex: -1 }, named(row[column - 1] ?? "")));
    }
    return make("tr", {}, make("th", { scope: "row" }, button(String(number), (event) => this.#line(event.currentTarget, number), { class: "link", "aria-haspopup": "menu", "aria-label": `Row ${number}${words ? `, ${words}` : ""}` }), words ? make("small", {}, words) : null), cells);
  }

  #line(anchor, number) {
    const region = this.source.region || { top: 1, left: 1, right: this.source.width || 1, bottom: this.source.total || number };
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
