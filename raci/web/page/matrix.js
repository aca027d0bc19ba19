/** A document as the server told it, with its findings by the places they mark. */

import { plain } from "./elements.js";

const WORST = ["error", "warning", "note"];
const NOTHING = [];
const SPLIT = /[\s/,;+&|]+/;
const REMARK = /\s*\(.*\)\s*$/s;

/** The order in which a cell's participations give it its colour; it comes with the colours. */
let order = null;
const participations = () => (order ??= getComputedStyle(document.documentElement).getPropertyValue("--participations").trim().split(/\s+/));

const worse = (one, other) => WORST.indexOf(one.severity) - WORST.indexOf(other.severity);
const cellKey = (duty, role) => `${duty}\u0000${role}`;

function gather(map, key, finding) {
  const found = map.get(key);
  if (found) found.push(finding); else map.set(key, [finding]);
}

/** The matrix that is shown. */
export class Matrix {
  constructor(told) { this.take(told); }

  /** Take a whole document over. */
  take(told) {
    this.told = told;
    this.id = told.id;
    this.version = told.version;
    this.roles = told.roles || [];
    this.duties = told.duties || [];
    this.seen = null;
    this.letters = told.notation?.letters || [];
    this.kinds = new Map(this.letters.map((letter) => [letter.letter.toUpperCase(), letter]));
    this.readOnly = Boolean(told.readOnly || told.read_only);
    this.#state(told);
    this.#places();
    this.#marks(told.findings || []);
  }

  #state({ version, counts, undo, redo, changed, safe }) {
    if (version !== undefined) this.version = version;
    if (counts) this.counts = counts;
    this.undo = undo ?? null;
    this.redo = redo ?? null;
    if (changed !== undefined) this.changed = changed;
    if (safe !== undefined) this.safe = safe;
  }

  #places() {
    this.dutyOf = new Map(this.duties.map((duty) => [duty.key, duty]));
    this.roleOf = new Map(this.roles.map((role) => [role.key, role]));
  }

  #marks(findings) {
    this.findings = findings;
    this.ofCell = new Map();
    this.ofDuty = new Map();
    this.ofRole = new Map();
    this.inDuty = new Map();
    for (const finding of findings) {
      const roles = finding.roles || (finding.role ? [finding.role] : []);
      if (finding.duty) gather(this.inDuty, finding.duty, finding);
      if (finding.duty && roles.length) for (const role of roles) gather(this.ofCell, cellKey(finding.duty, role), finding);
      else if (finding.duty) gather(this.ofDuty, finding.duty, finding);
      else for (const role of roles) gather(this.ofRole, role, finding);
    }
  }

  /** Take over the answer to an edit; return whether rows or columns came, went or moved. */
  follow(answer) {
    if (answer.document || answer.notation) { this.take(answer.document || answer); return true; }
    const isMoved = [this.#merge("duties", answer), this.#merge("roles", answer)].some(Boolean);
    this.#places();
    this.#state(answer);
    if (Array.isArray(answer.findings)) this.#marks(answer.findings);
    else if (answer.findings) this.#marks(this.#mended(answer.findings));
    return isMoved;
  }

  #mended({ added = [], removed = [] }) {
    const gone = new Set([...removed, ...added.map((each) => each.id)]);
    return [...this.findings.filter((each) => !gone.has(each.id)), ...added].sort(worse);
  }

  #merge(what, answer) {
    const order = answer.order?.[what];
    const gone = answer.gone?.[what] || [];
    const all = new Map(this[what].map((each) => [each.key, each]));
    const before = all.size;
    for (const key of gone) all.delete(key);
    for (const row of answer[what] || []) all.set(row.key, row);
    const isMoved = Boolean(order) || gone.length > 0 || all.size !== before;
    this[what] = order ? order.map((key) => all.get(key)).filter(Boolean) : [...all.values()];
    return isMoved;
  }

  /** Show a text in a cell before the server has confirmed it. */
  foresee(duty, role, text) {
    const row = this.dutyOf.get(duty);
    if (!row) return;
    row.cells = { ...row.cells };
    if (text) row.cells[role] = text; else delete row.cells[role];
  }

  text(duty, role) { return this.dutyOf.get(duty)?.cells?.[role] || ""; }

  /** Return the letters that a text is made of, whatever remark stands behind it. */
  lettersIn(told) {
    const text = told.replace(REMARK, "");
    const whole = this.kinds.get(text.trim().toUpperCase());
    if (whole) return [whole];
    const known = text.trim().split(SPLIT).map((part) => this.kinds.get(part.toUpperCase())).filter(Boolean);
    return known.length ? known : [...text.trim()].map((sign) => this.kinds.get(sign.toUpperCase())).filter(Boolean);
  }

  /** Return the participation that colours a text. */
  kind(text) {
    const found = this.lettersIn(text).map((letter) => letter.participation);
    return participations().find((kind) => found.includes(kind)) || found[0] || "other";
  }

  /** Return what a text means in words. */
  meaning(text) {
    return this.lettersIn(text).map((letter) => letter.meaning).join(" and ") || (text ? "no letter" : "");
  }

  /** Return how a text looks in a cell, and what it says to those who hear it; a matrix has few different texts. */
  looks(text) {
    if (!this.seen) this.seen = new Map();
    if (!this.seen.has(text)) {
      const seen = plain(text);
      this.seen.set(text, { seen, look: `cell${text ? ` p-${this.kind(text)}` : ""}${seen.length > 4 ? " long" : ""}`, label: text ? `${seen}, ${this.meaning(text)}` : "empty" });
    }
    return this.seen.get(text);
  }

  at(duty, role) { return this.ofCell.get(cellKey(duty, role)) || NOTHING; }

  onDuty(duty) { return this.ofDuty.get(duty) || []; }

  onRole(role) { return this.ofRole.get(role) || []; }

  /** Return the findings that a place has to do with: a cell, a row, a column, or all. */
  about(duty, role) {
    if (duty && role) return [...new Set([...this.at(duty, role), ...this.onDuty(duty), ...this.onRole(role)])].sort(worse);
    if (duty) return this.inDuty.get(duty) || [];
    if (role) return this.findings.filter((each) => (each.roles || [each.role]).includes(role));
    return this.findings;
  }

  /** Return the safe fixes that are proposed. */
  get safeFixes() { return this.findings.filter((each) => each.fix?.safety === "safe").length; }
}

/** Return the worst severity of findings, or empty. */
export function worst(findings) {
  return WORST.find((severity) => findings.some((each) => each.severity === severity)) || "";
}
