/** Elements made from data: what comes from a file goes in as text, never as markup. */

const SPECIAL = { class: "className", value: "value", checked: "checked", disabled: "disabled", hidden: "hidden", selected: "selected" };

/** Return an element; `properties` are attributes, and under `on` what answers its events. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, answer] of Object.entries(value)) element.addEventListener(event, answer);
    else if (name in SPECIAL) element[SPECIAL[name]] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  put(element, children);
  return element;
}

function put(element, children) {
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== false) element.append(child);
}

/** Put these children in place of those that are there. */
export function fill(element, ...children) {
  element.textContent = "";
  put(element, children);
  return element;
}

/** Let these be the children, moving none that stands where it should: what has the focus keeps it. */
export function arrange(element, children) {
  const wanted = new Set(children);
  for (const old of [...element.childNodes]) if (!wanted.has(old)) old.remove();
  let next = element.firstChild;
  for (const child of wanted) {
    if (child === next) next = next.nextSibling; else element.insertBefore(child, next);
  }
}

/** Give the focus back to an element, or to the grid where it has been made anew meanwhile. */
export function refocus(element) {
  const there = element?.isConnected && element !== document.body ? element : document.querySelector(".sheet [tabindex='0']");
  (there || document.getElementById("main")).focus({ preventScroll: true });
}

const SIGNS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Return a text in which signs that would command the screen are seen instead of obeyed. */
export function plain(text) {
  return String(text ?? "").replace(/\s*[\r\n\t]+\s*/g, " ").replace(SIGNS, (sign) => {
    const code = sign.codePointAt(0);
    return code < 32 ? String.fromCodePoint(0x2400 + code) : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** Return a name as an element that keeps its own direction. */
export function named(text, properties = {}) {
  return make("bdi", { dir: "auto", ...properties }, plain(text));
}

/** Return a button that does something. */
export function button(words, does, properties = {}) {
  return make("button", { type: "button", ...properties, on: { click: does } }, words);
}

/** Return "1 error", "2 errors". */
export function counted(number, word, several = `${word}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? word : several}`;
}

/** Say something to those who cannot see what changed. */
export function say(sentence) {
  const status = document.getElementById("status");
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = plain(sentence); });
}

/** Show a sentence that asks for attention, with what can be done about it; without one, take the bar away. */
export function tell(sentence, ...choices) {
  const bar = document.getElementById("told");
  bar.hidden = !sentence;
  if (!sentence) return;
  const close = button("Close", () => { bar.hidden = true; document.getElementById("main").focus(); });
  fill(bar, make("p", {}, plain(sentence)), make("p", { class: "choices" }, choices, close));
}
