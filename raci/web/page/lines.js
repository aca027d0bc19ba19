/** The lines of the grid: a heading for each section, and the duties of those that are not folded. */

const startsWith = (path, start) => start.every((part, place) => path[place] === part);

/** Return the lines that are seen; `shows(duty)` says which duties are. */
export function linesOf(matrix, folded, shows) {
  const lines = [];
  const times = new Map();
  let open = [];
  for (const duty of matrix.duties) {
    if (!shows(duty)) continue;
    const path = duty.section || [];
    let depth = 0;
    while (depth < open.length && depth < path.length && open[depth].name === path[depth]) depth += 1;
    open = open.slice(0, depth);
    for (; depth < path.length; depth += 1) {
      const same = path.slice(0, depth + 1).join("\u0001");
      times.set(same, (times.get(same) || 0) + 1);
      const key = `\u0001${same}\u0001${times.get(same)}`;
      const hidden = open.some((each) => each.folded);
      const section = { kind: "section", key, name: path[depth], path: path.slice(0, depth + 1), depth, folded: folded.has(key), count: 0, duties: [] };
      open.push(section);
      if (!hidden) lines.push(section);
    }
    for (const section of open) { section.count += 1; section.duties.push(duty.key); }
    if (!open.some((section) => section.folded)) lines.push({ kind: "duty", key: duty.key, depth: path.length });
  }
  return lines;
}

/** Return the keys of the sections around a duty. */
export function sectionsAround(matrix, duty, shows) {
  const path = matrix.dutyOf.get(duty)?.section || [];
  if (!path.length) return [];
  const sections = linesOf(matrix, new Set(), shows).filter((line) => line.kind === "section");
  return sections.filter((line) => startsWith(path, line.path) && line.duties.includes(duty)).map((line) => line.key);
}
