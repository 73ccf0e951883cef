/* What day is it? Upcoming, under way, past, and the state of a registration are decided when the page is looked at, from
   the instants that the page carries. Nothing is claimed of a cancelled or postponed event, and without this script the
   page shows dates only.

   data-module="states"        where to begin; data-words: the words, as JSON; data-language: the page's language
   data-event                  an event: data-start, data-end (UTC instants; the end is the first instant after),
                               data-zone, data-status, and if known data-timed ("span" when the time of the end is
                               known too), data-opens, data-closes,
                               data-invitation, data-full
     data-states               in it: where badges go
     data-registration         in it: where the state of the registration goes, if not to the badges
     data-local                in it: where the visitor's own time goes
     data-page                 the event has the page to itself: every state is said, and said anew when the visitor
                               comes back to the page
     data-session              in it: a session, with data-start and data-end; data-day: a link to a day of the
                               programme; data-now-link: shown while a session is on
     data-afterwards           in it: what became of the event; once it is past, this goes before data-beforehand
   data-split                  a list that is divided: data-upcoming gets what has not ended, data-rest keeps the others;
                               data-inside of the first holds its markup, and data-off in it gets what was cancelled or
                               postponed; data-limit: how many of each are shown; data-group, data-past, data-none,
                               data-nearer: see below */

const OFF = new Set(["cancelled", "postponed"]);
const SOON = 14;

/** Whether an event has ended. */
export function isOver(event, now) {
  return now >= event.end;
}

/** The state of an event at an instant: "upcoming", "under-way", "past", or "" when its status leaves it open. */
export function stateOf(event, now) {
  if (OFF.has(event.status)) return "";
  if (isOver(event, now)) return "past";
  return now >= event.start ? "under-way" : "upcoming";
}

/** The state of its registration: "invitation", "opens", "open", "closes", "closed", "full", or "" when nothing is known. */
export function registrationOf(event, now) {
  if (OFF.has(event.status) || isOver(event, now)) return "";
  if (event.invitation) return "invitation";
  if (event.closes !== null && now >= event.closes) return "closed";
  if (event.full) return "full";
  if (event.opens !== null && now < event.opens) return "opens";
  if (event.closes !== null && daysBetween(now, event.closes - 1, event.zone) <= SOON) return "closes";
  return event.opens !== null || event.closes !== null ? "open" : "";
}

/** How many midnights of a zone lie between two instants. */
export function daysBetween(from, to, zone) {
  const day = (instant) => Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(instant));
  return Math.round((day(to) - day(from)) / 86400000);
}

function read(element) {
  const instant = (name) => (element.dataset[name] ? Date.parse(element.dataset[name]) : null);
  return {
    start: instant("start"),
    end: instant("end"),
    opens: instant("opens"),
    closes: instant("closes"),
    zone: element.dataset.zone,
    status: element.dataset.status,
    invitation: "invitation" in element.dataset,
    full: "full" in element.dataset,
    timed: "timed" in element.dataset,
    span: element.dataset.timed === "span",
  };
}

function badge(place, words, tone, state) {
  if (!place || !words) return;
  const made = document.createElement("span");
  made.className = tone ? `p-badge p-badge--${tone}` : "p-badge";
  made.dataset.state = state;
  made.textContent = words;
  place.append(made, " ");
}

function registrationWords(event, state, now, words, language) {
  if (state === "opens") {
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: event.zone }).format(event.opens);
    return [words.opens.replace("{date}", day), ""];
  }
  if (state === "closes") {
    const days = daysBetween(now, event.closes - 1, event.zone);
    const when = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
    return [words.closes.replace("{when}", when), "warn"];
  }
  return [words[state], { open: "ok", full: "warn" }[state] ?? ""];
}

function showLocalTime(place, event, words, language) {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clock = (zone) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  if (!place || !here || clock(here).format(event.start) === clock(event.zone).format(event.start)) return;
  const shown = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: here,
  });
  place.textContent = words.local
    .replace("{times}", event.span ? shown.formatRange(event.start, event.end) : shown.format(event.start))
    .replace("{zone}", here.replaceAll("_", " "));
  place.hidden = false;
}

/** Mark the day and the sessions that are on, in the zone of the event. */
function showProgramme(element, event, now, words) {
  let on = null;
  for (const session of element.querySelectorAll("[data-session]")) {
    const isOn = Date.parse(session.dataset.start) <= now && now < Date.parse(session.dataset.end);
    session.classList.toggle("p-session--now", isOn);
    if (isOn) {
      session.setAttribute("aria-current", "time");
      badge(session.querySelector(".p-session__what"), words.now, "ok", "now");
      on ??= session;
    } else session.removeAttribute("aria-current");
    if (session.id === "now" && session !== on) session.removeAttribute("id");
  }
  if (on) on.id = "now";
  const link = element.querySelector("[data-now-link]");
  if (link) {
    link.hidden = !on;
    if (!link.firstChild) link.innerHTML = link.dataset.inside;
    link.querySelector("a").hash = on ? "now" : "p-programme";
  }
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: event.zone }).format(now);
  for (const day of element.querySelectorAll("[data-day]")) {
    if (day.dataset.day !== today || OFF.has(event.status)) day.removeAttribute("aria-current");
    else {
      day.setAttribute("aria-current", "date");
      const row = day.closest("ul");
      row.scrollLeft = day.offsetLeft - row.offsetLeft - row.clientWidth / 3;
    }
  }
}

/** Write what can be said of an event at an instant into its row, card or page; gives what the row says of it. */
export function showEvent(element, now, words, language) {
  const event = read(element);
  for (const old of element.querySelectorAll("[data-state]")) {
    if (old.closest("[data-event]") === element) old.remove();
  }
  delete element.dataset.registrationState;
  const state = stateOf(event, now);
  const page = "page" in element.dataset;
  const place = element.querySelector("[data-states]");
  element.dataset.state = state;
  if (state === "under-way") badge(place, words.under_way, "ok", state);
  else if (page && state === "upcoming") badge(place, words.upcoming, "ok", state);
  else if (page && state === "past") badge(place, words.past, "", state);
  const registration = registrationOf(event, now);
  if (registration) {
    element.dataset.registrationState = registration;
    const [said, tone] = registrationWords(event, registration, now, words, language);
    // On the event's own page the panel says "by invitation" and "all places are taken" already.
    const told = registration === "invitation" || (page && registration === "full");
    if (!told) badge(element.querySelector("[data-registration]") ?? place, said, tone, registration);
    if (page ? registration !== "invitation" : registration === "invitation") badge(place, said, tone, registration);
  }
  if (state === "past") badge(element.querySelector("[data-registration]"), words.closed, "", "closed");
  if (page) showProgramme(element, event, now, words);
  const afterwards = page && state === "past" ? element.querySelector("[data-afterwards]") : null;
  element.querySelector("[data-beforehand]")?.before(...(afterwards ? [afterwards] : []));
  // When it is over, nobody needs to know at what hour of theirs it was.
  const local = element.querySelector("[data-local]");
  if (state === "past" && local) local.hidden = true;
  else if (event.timed) showLocalTime(local, event, words, language);
  return event;
}

/* What does not take place as planned is seen, and never stands among what is next. */
function showOff(place, off, limit) {
  if (!place) return;
  for (const [element] of off) place.querySelector("ol").append(element);
  off.forEach(([element], position) => (element.hidden = position >= limit));
  place.hidden = off.length === 0;
}

function split(root, events, now) {
  const upcoming = root.querySelector("[data-upcoming]");
  upcoming.innerHTML = upcoming.dataset.inside;
  const rest = root.querySelector("[data-rest]");
  const limit = Number(root.dataset.limit) || Infinity;
  // For who looks for rows in the order of the page: see `events/rows.mjs`.
  root.rows = [...events.keys()];
  const coming = [...events].filter(([, event]) => !isOver(event, now)).sort(([, a], [, b]) => a.start - b.start);
  const next = coming.filter(([, event]) => !OFF.has(event.status));
  const list = upcoming.querySelector("ol");
  for (const [element] of next) list.append(element);
  next.forEach(([element], position) => (element.hidden = position >= limit));
  showOff(upcoming.querySelector("[data-off]"), coming.filter(([, event]) => OFF.has(event.status)), limit);
  const left = [...rest.querySelectorAll("[data-event]")];
  left.forEach((element, position) => (element.hidden = position >= limit));
  for (const group of rest.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-event]");
  rest.hidden = left.length === 0;
  // A list that was cut and shows nothing past may lack the nearest events: few would then be the wrong few.
  const nearer = root.querySelector("[data-nearer]");
  if (nearer) nearer.hidden = left.length > 0;
  if (nearer && !nearer.hidden && limit < Infinity) next.splice(0).forEach(([element]) => (element.hidden = true));
  const none = root.querySelector("[data-none]");
  // Of a short list the latest come before it: so an event stands in the first screen of a phone.
  if (none && limit < Infinity) rest.after(none);
  if (none) none.hidden = next.length > 0 || nearer?.hidden === false;
  // Where the list itself is to say that nothing is announced, it stays.
  upcoming.hidden = coming.length === 0 && !upcoming.contains(none);
  list.hidden = next.length === 0;
  const heading = rest.querySelector("[data-past]");
  if (heading && (none || !upcoming.hidden)) heading.textContent = heading.dataset.past;
}

function start(root) {
  if ("started" in root.dataset) return;
  root.dataset.started = "";
  const now = Date.now();
  const words = JSON.parse(root.dataset.words);
  const language = root.dataset.language === "en" ? "en-GB" : root.dataset.language;
  const events = new Map();
  for (const element of root.querySelectorAll("[data-event]")) {
    // A list inside an event's page starts by itself.
    if (element.closest("[data-module~=states]") === root) events.set(element, showEvent(element, now, words, language));
  }
  if ("split" in root.dataset) split(root, events, now);
  else if (root.querySelector("[data-page]")) document.addEventListener("visibilitychange", () => again(root, words, language));
}

/** A page that was left open says what is true when the visitor comes back to it. */
function again(root, words, language) {
  const event = root.querySelector("[data-page]");
  if (event && root.isConnected && document.visibilityState === "visible") showEvent(event, Date.now(), words, language);
}

function startAll() {
  for (const root of document.querySelectorAll("[data-module~=states]")) {
    try {
      start(root);
    } catch (error) {
      console.error(error);
    }
  }
}

if (globalThis.document$) globalThis.document$.subscribe(startAll);
else if (globalThis.document) startAll();
