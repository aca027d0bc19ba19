/** A document as the server told it, with its findings by the places they mark. */

const WORST = ["error", "warning", "note"];
const SPLIT = /[\s/,;+&|]+/;

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
    if (told.compact) for (const duty of this.duties) this.#spread(duty);
    this.letters = told.notation?.letters || [];
    this.kinds = new Map(this.letters.map((letter) => [letter.letter.toUpperCase(), letter]));
    this.foremost = { ...(told.notation?.kinds || {}) };
    this.#state(told);
    this.#places();
    this.#marks(told.findings || []);
  }

  #spread(duty) {
    const cells = {};
    for (const [place, text] of Object.entries(duty.cells || {})) if (this.roles[place]) cells[this.roles[place].key] = text;
    duty.cells = cells;
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
    if (answer.document) { this.take(answer.document); return true; }
    Object.assign(this.foremost, answer.kinds || answer.notation?.kinds || {});
    const renamed = Object.keys({ ...answer.renamed?.duties, ...answer.renamed?.roles }).length > 0;
    const gone = [...(answer.gone?.duties || []), ...(answer.gone?.roles || [])].length > 0;
    const moved = this.#merge("duties", answer) | this.#merge("roles", answer);
    if (moved || gone || renamed) this.#places();
    this.#state(answer);
    const change = answer.findings;
    if (Array.isArray(change)) this.#marks(change);
    else if (change) this.#marks(this.#mended(change));
    return Boolean(moved || gone || renamed);
  }

  #mended({ added = [], removed = [] }) {
    const gone = new Set([...removed, ...added.map((each) => each.id)]);
    return [...this.findings.filter((each) => !gone.has(each.id)), ...added].sort(worse);
  }

  #merge(what, answer) {
    const gone = new Set([...(answer.gone?.[what] || []), ...Object.keys(answer.renamed?.[what] || {})]);
    let all = gone.size ? this[what].filter((each) => !gone.has(each.key)) : this[what];
    let moved = gone.size > 0;
    for (const each of answer[what] || []) {
      const { after, ...row } = each;
      const place = all.findIndex((one) => one.key === row.key);
      if (place >= 0 && after === undefined) { all[place] = { ...all[place], ...row }; this.#renew(what, all[place]); continue; }
      moved = true;
      all = place >= 0 ? all.filter((_, number) => number !== place) : [...all];
      const before = after === undefined ? all.length - 1 : all.findIndex((one) => one.key === after);
      all.splice(before + 1, 0, row);
    }
    this[what] = all;
    return moved;
  }

  #renew(what, each) { (what === "duties" ? this.dutyOf : this.roleOf)?.set(each.key, each); }

  /** Show a text in a cell before the server has confirmed it. */
  foresee(duty, role, text) {
    const row = this.dutyOf.get(duty);
    if (!row) return;
    row.cells = { ...row.cells };
    if (text) row.cells[role] = text; else delete row.cells[role];
  }

  text(duty, role) { return this.dutyOf.get(duty)?.cells?.[role] || ""; }

  /** Return the letters that a text is made of. */
  lettersIn(text) {
    const whole = this.kinds.get(text.trim().toUpperCase());
    if (whole) return [whole];
    const known = text.trim().split(SPLIT).map((part) => this.kinds.get(part.toUpperCase())).filter(Boolean);
    return known.length ? known : [...text.trim()].map((sign) => this.kinds.get(sign.toUpperCase())).filter(Boolean);
  }

  /** Return the participation that colours a text. */
  kind(text) {
    if (this.foremost[text]) return this.foremost[text];
    const found = this.lettersIn(text).map((letter) => letter.participation);
    return this.letters.map((letter) => letter.participation).find((kind) => found.includes(kind)) || "other";
  }

  /** Return what a text means in words. */
  meaning(text) {
    return this.lettersIn(text).map((letter) => letter.meaning).join(" and ") || (text ? "no letter" : "");
  }

  at(duty, role) { return this.ofCell.get(cellKey(duty, role)) || []; }

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
