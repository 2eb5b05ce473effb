// Values in their places: header, query, form or JSON. Pure.

import {
  headerOf,
  jsonOf,
  type Message,
  parameterOf,
  withForm,
  withHeader,
  withJson,
  withoutForm,
  withoutHeader,
  withoutJson,
  withoutQuery,
  withQuery,
  wireOf,
} from "./message.ts";
import type { Placement } from "./scheme.ts";

interface Spot {
  readonly in: Placement;
  readonly name: string;
}

export const spotText = (spot: Spot): string =>
  `${spot.in === "json" ? "JSON member" : spot.in === "form" ? "form field" : spot.in === "query" ? "query parameter" : "header"} ${spot.name}`;

const putting: Readonly<Record<Placement, (message: Message, name: string, value: string) => Message>> = {
  header: withHeader,
  query: withQuery,
  form: withForm,
  json: withJson,
};

export const put = (message: Message, spot: Spot, value: string): Message => putting[spot.in](message, spot.name, value);

/** Null when the message has nothing there. */
const taking: Readonly<Record<Placement, (message: Message, name: string) => string | null>> = {
  header: headerOf,
  query: (message, name) => parameterOf(message.query, name),
  form: (message, name) => parameterOf(wireOf(message.body), name),
  json: jsonOf,
};

export const take = (message: Message, spot: Spot): string | null => taking[spot.in](message, spot.name);

const removing: Readonly<Record<Placement, (message: Message, name: string) => Message>> = {
  header: withoutHeader,
  query: withoutQuery,
  form: withoutForm,
  json: withoutJson,
};

export const remove = (message: Message, spot: Spot): Message => removing[spot.in](message, spot.name);
