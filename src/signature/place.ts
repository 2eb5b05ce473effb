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

export const put = (message: Message, spot: Spot, value: string): Message => {
  switch (spot.in) {
    case "header":
      return withHeader(message, spot.name, value);
    case "query":
      return withQuery(message, spot.name, value);
    case "form":
      return withForm(message, spot.name, value);
    case "json":
      return withJson(message, spot.name, value);
  }
};

/** Null when the message has nothing there. */
export const take = (message: Message, spot: Spot): string | null => {
  switch (spot.in) {
    case "header":
      return headerOf(message, spot.name);
    case "query":
      return parameterOf(message.query, spot.name);
    case "form":
      return parameterOf(wireOf(message.body), spot.name);
    case "json":
      return jsonOf(message, spot.name);
  }
};

export const remove = (message: Message, spot: Spot): Message => {
  switch (spot.in) {
    case "header":
      return withoutHeader(message, spot.name);
    case "query":
      return withoutQuery(message, spot.name);
    case "form":
      return withoutForm(message, spot.name);
    case "json":
      return withoutJson(message, spot.name);
  }
};
