/* What is chosen of the facets, and how an address says it: facet → value. Knows no page and no index. */

/** The facets in the order in which a query names them. */
export const FACETS = ["when", "country", "partnership", "type", "sector", "tag", "attendance", "registration"];

/** What a query asks for: facet → value. */
export function choiceOf(query) {
  const asked = new URLSearchParams(query);
  return new Map(FACETS.filter((facet) => asked.get(facet)).map((facet) => [facet, asked.get(facet).toLowerCase()]));
}

/** The query for a choice: always in the same order, so that one choice has one address. */
export function queryOf(choice) {
  const asked = FACETS.filter((facet) => choice.has(facet)).map((facet) => [facet, choice.get(facet)]);
  return asked.length ? `?${new URLSearchParams(asked)}` : "";
}

/** A choice with a value; without it when it was chosen already. */
export function toggled(choice, facet, value) {
  const result = new Map(choice);
  if (result.get(facet) === value) result.delete(facet);
  else result.set(facet, value);
  return new Map(FACETS.filter((one) => result.has(one)).map((one) => [one, result.get(one)]));
}
