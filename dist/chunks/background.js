import { a as removeFolder, c as writeRecorded, i as readOrders, l as writeState, n as files, o as startBackground, r as knownFolder, s as stopPath, t as endBackground } from "./background2.js";

export { endBackground, knownFolder, removeFolder };