/** How the cells of the grid look, and what they say to those who hear them. */

import { counted, fill, make, named, plain } from "./elements.js";
import { worst } from "./matrix.js";

const SIGN = { error: "✖", warning: "▲", note: "●" };

/** Return the sign of a severity, hidden from those who hear the words beside it. */
export function sign(severity) {
  return make("span", { class: `sign ${severity}`, "aria-hidden": "true" }, SIGN[severity] || "");
}

function tally(findings) {
  return ["error", "warning", "note"].map((severity) => [findings.filter((each) => each.severity === severity).length, severity])
    .filter(([number]) => number).map(([number, severity]) => counted(number, severity)).join(", ");
}

function mark(element, findings) {
  const severity = worst(findings);
  if (severity) element.classList.add("marked", severity);
  return severity && make("span", { class: "mark", title: findings.map((each) => plain(each.message)).slice(0, 3).join("\n") }, sign(severity),
    findings.length > 1 ? make("span", { "aria-hidden": "true" }, String(findings.length)) : null);
}

/** Tell whether something looks otherwise than it was painted last. */
function isOther(cell, ...looks) {
  const key = looks.join("\u0001");
  if (cell.painted === key) return false;
  cell.painted = key;
  return true;
}

const ids = (found) => (found.length ? found.map((each) => each.id).join() : "");

/** Paint the cell of a duty and a role; most cells are a letter and nothing else, and there are many of them. */
export function paintCell(cell, matrix, duty, role) {
  const text = duty.cells?.[role.key] || "";
  const said = duty.said?.[role.key] || "";
  const found = matrix.at(duty.key, role.key);
  if (!isOther(cell, text, said, ids(found))) return;
  const { look, label, seen } = matrix.looks(text);
  cell.className = look;
  cell.textContent = seen;
  if (!said && !found.length) { cell.setAttribute("aria-label", label); return; }
  if (said) cell.append(make("span", { class: "said", title: plain(said) }, plain(said)));
  cell.append(mark(cell, found) || "");
  const words = [said ? `${text ? `${label}; ` : ""}said: ${plain(said)}` : label, tally(found)];
  cell.setAttribute("aria-label", words.filter(Boolean).join("; "));
}

/** Paint the heading of a duty's row. */
export function paintDuty(cell, matrix, duty, depth) {
  const found = matrix.onDuty(duty.key);
  if (!isOther(cell, duty.name, duty.number, duty.scope, depth, ids(found))) return;
  cell.className = "duty";
  cell.style.setProperty("--depth", String(Math.min(depth, 5)));
  const sighted = mark(cell, found);
  const number = duty.number ? make("span", { class: "number" }, plain(duty.number), " ") : null;
  const scope = duty.scope ? [" ", make("span", { class: "scope" }, "· ", named(duty.scope))] : null;
  fill(cell, make("span", { class: "name", title: plain(duty.name) }, number, named(duty.name || "(no name)"), scope), sighted,
    found.length ? make("span", { class: "aside" }, `; ${tally(found)}`) : null);
}

/** Paint the heading of a role's column. */
export function paintRole(cell, matrix, role) {
  const found = matrix.onRole(role.key);
  if (!isOther(cell, role.name, role.level, role.scope, role.unit, ids(found))) return;
  cell.className = "role";
  const sighted = mark(cell, found);
  const title = [role.name, role.level, role.scope || role.unit].filter(Boolean).map(plain).join(" · ");
  fill(cell, make("span", { class: "name", title }, named(role.name || "(no name)")), sighted,
    found.length ? make("span", { class: "aside" }, `; ${tally(found)}`) : null);
}

/** Paint the line of a section. */
export function paintSection(cell, matrix, line, toggle) {
  const found = line.folded ? line.duties.flatMap((key) => matrix.about(key)) : [];
  if (!isOther(cell, line.name, line.depth, line.folded, line.count, ids(found))) return;
  cell.className = "section";
  cell.style.setProperty("--depth", String(Math.min(line.depth, 5)));
  const fold = make("span", { class: "fold", "aria-hidden": "true", on: { click: toggle } }, line.folded ? "▸" : "▾");
  const told = line.folded ? `${counted(line.count, "duty", "duties")}, folded` : counted(line.count, "duty", "duties");
  fill(cell, make("span", { class: "stay" }, fold, " ", named(line.name), make("small", {}, ` ${told}`, found.length ? `, ${tally(found)}` : "")));
  cell.setAttribute("aria-expanded", String(!line.folded));
}
