// What ical.js reads in calendars: `node calendars.mjs file …` prints a list of events for each file, as JSON. Zones are known
// to it from the files alone.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function read(component) {
  const event = new ICAL.Event(component);
  const instant = (time) => (time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString());
  const first = (name) => component.getFirstPropertyValue(name) ?? "";
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    location: event.location ?? "",
    categories: component.getFirstProperty("categories").getValues(),
    start: instant(event.startDate),
    end: component.hasProperty("dtend") ? instant(event.endDate) : "",
    status: first("status"),
    parent: first("related-to"),
  };
}

const calendars = process.argv.slice(2).map((file) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
  return calendar.getAllSubcomponents("vevent").map(read);
});
console.log(JSON.stringify(calendars));
