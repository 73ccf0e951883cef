/* Narrows results by type, partnership and country; offers only what the results have, with counts. */

const INDENT = "\u2003";

export class Facets {
  /**
   * @param {HTMLElement} box holds a `select[name]` for each facet, whose first option chooses nothing
   * @param {object} index what `index.json` holds
   * @param {() => void} changed called after a choice
   */
  constructor(box, index, changed) {
    this.box = box;
    const labels = typeLabels(index);
    this.facets = [
      { name: "type", of: ({ type }) => (type.kind ? [type.type, `${type.type} ${type.kind}`] : [type.type]), labels },
      { name: "partnership", of: ({ partnerships }) => partnerships, labels: null },
      { name: "country", of: ({ place }) => place[1], labels: new Map(Object.entries(index.countries)) },
    ];
    for (const facet of this.facets) {
      facet.select = box.querySelector(`select[name=${facet.name}]`);
      facet.all = facet.select.options[0];
      facet.select.addEventListener("change", changed);
    }
  }

  /** Whether anything is chosen. */
  get chosen() {
    return this.facets.some(({ select }) => select.value !== "");
  }

  /** The results that have what is chosen; counts for each facet those that the other facets leave. */
  narrow(found) {
    for (const facet of this.facets) facet.counts = new Map();
    return found.filter(({ row }) => {
      const misses = this.facets.filter(({ select, of }) => select.value && !of(row).includes(select.value));
      const counting = [this.facets, misses][misses.length] ?? [];
      for (const { of, counts } of counting) {
        for (const value of of(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return misses.length === 0;
    });
  }

  /** Offer the values that were counted. */
  show(visible) {
    this.box.hidden = !visible;
    if (!visible) return;
    for (const { select, all, counts, labels } of this.facets) {
      const chosen = select.value;
      if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
      const values = labels ? [...labels.keys()].filter((value) => counts.has(value)) : [...counts.keys()].sort(byName);
      const options = values.map((value) => new Option(`${labels?.get(value) ?? value} (${counts.get(value)})`, value));
      select.replaceChildren(all, ...options);
      select.value = chosen;
      select.closest("label").hidden = values.length === 0;
    }
  }
}

/* Types in the order of the site, each followed by its kinds. */
function typeLabels(index) {
  const kinds = new Map();
  for (const { type, label, kind } of index.types) {
    if (!kinds.has(type)) kinds.set(type, [label, new Set()]);
    if (kind) kinds.get(type)[1].add(kind);
  }
  const labels = new Map();
  for (const [type, [label, own]] of kinds) {
    labels.set(type, label);
    for (const kind of [...own].sort(byName)) labels.set(`${type} ${kind}`, INDENT + kind);
  }
  return labels;
}

function byName(one, other) {
  return one.localeCompare(other, undefined, { numeric: true });
}
