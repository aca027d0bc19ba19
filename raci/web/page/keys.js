/** The keyboard of the grid. */

import { shown } from "./asking.js";
import { dropDown } from "./drop_down.js";
import { make, plain, say } from "./elements.js";

const KEYS = [
  ["← → ↑ ↓", "go from cell to cell; on the first row and column are the headings"],
  ["Home, End, Page Up, Page Down, Ctrl Home, Ctrl End", "go far"],
  ["A, R, C, I …", "put this letter in the cell"],
  ["Shift and a letter", "put it beside what is there, or take it away again"],
  ["Enter or Space", "choose from all legal combinations; on a heading: what can be done with it"],
  ["Delete or Backspace", "empty the cell; on a heading: delete the duty or role"],
  ["F2", "rename the duty or role"],
  ["Insert", "add a duty behind this one; on a heading of a role: a role"],
  ["Alt ↑, Alt ↓, Alt ←, Alt →", "move the duty or the role"],
  ["Ctrl Z, Ctrl Y", "undo, do again"],
  ["F", "on a section's heading: fold or open it"],
  ["N, P on a heading, F8, Shift F8", "go to the next finding, to the one before"],
  ["?", "show these keys"],
];

/** Show all keys. */
export function showKeys() {
  shown("Keys", make("dl", { class: "keys" }, KEYS.map(([key, does]) => [make("dt", {}, key), make("dd", {}, does)])));
}

/** Open the list of legal texts for a cell. */
export function openLetters(grid, matrix, editing, { duty, role }) {
  const now = matrix.text(duty, role);
  const texts = matrix.told.notation?.combinations?.length ? matrix.told.notation.combinations : matrix.letters.map((letter) => letter.letter);
  const options = texts.map((text) => ({
    words: text, hint: matrix.meaning(text), class: `p-${matrix.kind(text)}`, current: text === now, does: () => editing.assign(duty, role, text),
  }));
  options.push({ words: "(empty)", current: !now, does: () => editing.assign(duty, role, "") });
  dropDown(grid.element(), "Letters", options, "listbox");
}

function typed(letter, matrix, editing, { duty, role }, isAdded) {
  const sign = letter.toUpperCase();
  const found = matrix.letters.filter((each) => each.letter.toUpperCase() === sign);
  const several = found.length ? found : matrix.letters.filter((each) => each.letter.toUpperCase().startsWith(sign));
  if (!several.length) { say(`${plain(letter)} is no letter of ${matrix.told.notation?.name || "this matrix"}; Enter shows those that are.`); return; }
  const wanted = several[0].letter;
  if (!isAdded) { editing.assign(duty, role, wanted); return; }
  const now = matrix.lettersIn(matrix.text(duty, role)).map((each) => each.letter);
  const then = now.includes(wanted) ? now.filter((each) => each !== wanted) : [...now, wanted];
  const order = matrix.letters.map((each) => each.letter).filter((each) => then.includes(each));
  const legal = (matrix.told.notation?.combinations || []).find((text) => sameLetters(matrix, text, order));
  if (order.length > 1 && matrix.told.notation?.combinations?.length && !legal) { say(`${order.join(" and ")} do not go together in one cell.`); return; }
  editing.assign(duty, role, legal || order.join("/"));
}

function sameLetters(matrix, text, letters) {
  const found = matrix.lettersIn(text).map((each) => each.letter);
  return found.length === letters.length && letters.every((letter) => found.includes(letter));
}

function went(event, grid) {
  const { line, column } = grid.active;
  const page = Math.max(1, Math.floor((grid.host.clientHeight - grid.top) / grid.height) - 1);
  const far = event.ctrlKey || event.metaKey;
  const end = grid.matrix.roles.length - 1;
  const places = {
    ArrowUp: [line - 1, column], ArrowDown: [line + 1, column], ArrowLeft: [line, column - 1], ArrowRight: [line, column + 1],
    PageUp: [Math.max(0, line - page), column], PageDown: [line + page, column],
    Home: [far ? 0 : line, far ? 0 : -1], End: [far ? grid.lines.length - 1 : line, end],
  };
  const place = places[event.key];
  if (place) grid.choose(...place);
  return Boolean(place);
}

function moved(event, grid, doings, { duty, role, section }) {
  if (!event.altKey || !event.key.startsWith("Arrow")) return false;
  const by = event.key === "ArrowUp" || event.key === "ArrowLeft" ? -1 : 1;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") { if (duty) doings.step("duty", duty, by); }
  else if (role && !section) doings.step("role", role, by);
  return true;
}

function onSection(event, grid, section) {
  const folds = { ArrowLeft: true, ArrowRight: false, Enter: !section.folded, " ": !section.folded, f: !section.folded, F: !section.folded };
  if (!(event.key in folds) || event.altKey || event.ctrlKey) return false;
  grid.toggle(section, folds[event.key]);
  return true;
}

/** Answer a key; return whether it meant something. */
export function pressed(event, { grid, matrix, editing, doings, open, next, readOnly }, place) {
  if (event.ctrlKey && event.altKey) return false;
  const { duty, role, section } = place;
  if (section && onSection(event, grid, section)) return true;
  if (event.key === "F8") { next(event.shiftKey ? -1 : 1); return true; }
  if (!readOnly && moved(event, grid, doings, place)) return true;
  if (!event.altKey && went(event, grid)) return true;
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (!(duty && role) && (event.key === "n" || event.key === "p")) { next(event.key === "n" ? 1 : -1); return true; }
  if (readOnly || section) return false;
  return changed(event, { grid, matrix, editing, doings, open }, duty, role);
}

function changed(event, { matrix, editing, doings, open }, duty, role) {
  const what = duty ? "duty" : "role";
  const key = duty || role;
  if (event.key === "Enter" || event.key === " ") open();
  else if (event.key === "F2" && key) doings.rename(what, key);
  else if (event.key === "Insert") { if (duty || !role) doings.addDuty(duty); else doings.addRole(role); }
  else if ((event.key === "Delete" || event.key === "Backspace") && duty && role) { if (matrix.text(duty, role)) editing.assign(duty, role, ""); }
  else if (event.key === "Delete" && key) doings.remove(what, key);
  else if (event.key.length === 1 && /\p{L}/u.test(event.key) && duty && role) typed(event.key, matrix, editing, { duty, role }, event.shiftKey);
  else return false;
  return true;
}
